//! Which of a module's data its functions use, as the linker tells it in relocations.
//!
//! Addresses in code are plain numbers once a module is linked. With `--emit-relocs` the linker keeps what it made them
//! of: the objects of the data, and every place in functions and objects that holds the address of one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{
    DataKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocSectionReader,
    RelocationType, SymbolInfo,
};

/// What has the linker keep the relocations.
pub(super) const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

/// Takes out what the linker wrote down, which is true of the module that it made only.
pub(super) fn forget(module: &mut walrus::Module) {
    for name in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(name);
    }
}

/// The objects of a module's data, and who uses them.
#[derive(Default)]
pub(super) struct Data {
    objects: Vec<Object>,
    /// The objects that a function names, by the function's name.
    of_functions: BTreeMap<String, BTreeSet<usize>>,
}

struct Object {
    addresses: Range<u32>,
    /// The objects whose addresses are in it.
    uses: BTreeSet<usize>,
}

impl Data {
    /// Reads the objects of a module that was linked with [`RELOCATIONS`].
    pub(super) fn read(linked: &[u8]) -> Result<Self> {
        Sections::read(linked)?.data()
    }

    /// The addresses of the objects that no function of these names uses, and no object that one of them uses.
    pub(super) fn unused_by<'a>(&self, functions: impl Iterator<Item = &'a str>) -> Vec<u32> {
        let mut used = BTreeSet::new();
        let mut next: Vec<usize> =
            functions.filter_map(|name| self.of_functions.get(name)).flatten().copied().collect();
        while let Some(object) = next.pop() {
            if used.insert(object) {
                next.extend(self.objects.get(object).into_iter().flat_map(|it| &it.uses));
            }
        }
        let addresses = |is_used: bool| {
            let objects = self.objects.iter().enumerate();
            objects
                .filter(|(object, _)| used.contains(object) == is_used)
                .flat_map(|(_, object)| object.addresses.clone())
                .collect::<BTreeSet<u32>>()
        };
        // Objects may share bytes.
        addresses(false).difference(&addresses(true)).copied().collect()
    }
}

/// What a linked module tells of its data, section by section.
#[derive(Default)]
struct Sections<'a> {
    /// The functions of other modules, which come first in the numbers of functions.
    imported: u32,
    names: BTreeMap<u32, String>,
    /// Where the bodies of the functions are in the file.
    bodies: Vec<Range<usize>>,
    /// Where the bytes of the segments are in the file, and at which address they come to lie.
    segments: Vec<(Range<usize>, u32)>,
    /// Where the sections of code and of data begin in the file.
    begins: BTreeMap<u32, usize>,
    symbols: Vec<SymbolInfo<'a>>,
    relocations: Vec<RelocSectionReader<'a>>,
}

impl<'a> Sections<'a> {
    fn read(linked: &'a [u8]) -> Result<Self> {
        let mut sections = Self::default();
        let mut number = 0;
        for payload in Parser::new(0).parse_all(linked) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                sections.begins.insert(number, range.start);
                number = number.saturating_add(1);
            }
            sections.take(payload)?;
        }
        Ok(sections)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function = matches!(import?.ty, wasmparser::TypeRef::Func(_));
                    self.imported = self.imported.saturating_add(u32::from(is_function));
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body.range()),
            Payload::DataSection(segments) => {
                for segment in segments {
                    let segment = segment?;
                    let DataKind::Active { offset_expr, .. } = segment.kind else { continue };
                    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                    else {
                        continue;
                    };
                    let end = segment.range.end;
                    let begin = end.saturating_sub(segment.data.len());
                    self.segments.push((begin..end, value.cast_unsigned()));
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        if let Linking::SymbolTable(symbols) = part? {
                            self.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                        }
                    }
                }
                KnownCustom::Reloc(relocations) => self.relocations.push(relocations),
                KnownCustom::Name(names) => {
                    for name in names {
                        let Name::Function(functions) = name? else { continue };
                        for function in functions {
                            let function = function?;
                            self.names.insert(function.index, function.name.to_owned());
                        }
                    }
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn data(self) -> Result<Data> {
        let mut data = Data::default();
        // The number of the object that a symbol stands for.
        let mut objects = BTreeMap::new();
        for (symbol, info) in (0_u32..).zip(&self.symbols) {
            let SymbolInfo::Data { symbol: Some(defined), .. } = info else { continue };
            let segment = usize::try_from(defined.index)?;
            let Some((_, address)) = self.segments.get(segment) else { continue };
            let begin = address.saturating_add(defined.offset);
            let addresses = begin..begin.saturating_add(defined.size);
            objects.insert(symbol, data.objects.len());
            data.objects.push(Object { addresses, uses: BTreeSet::new() });
        }
        for section in &self.relocations {
            let begin = *self
                .begins
                .get(&section.section_index())
                .context("a relocation is of a section that the module has not")?;
            for relocation in section.entries() {
                let relocation = relocation?;
                let is_address = matches!(
                    relocation.ty,
                    RelocationType::MemoryAddrLeb
                        | RelocationType::MemoryAddrSleb
                        | RelocationType::MemoryAddrI32
                );
                let Some(&used) = objects.get(&relocation.index).filter(|_| is_address) else {
                    continue;
                };
                let place = begin.saturating_add(usize::try_from(relocation.offset)?);
                if let Some(function) = self.function_at(place) {
                    data.of_functions.entry(function.to_owned()).or_default().insert(used);
                } else if let Some(address) = self.address_of(place) {
                    let holders = data.objects.iter_mut();
                    for holder in holders.filter(|it| it.addresses.contains(&address)) {
                        holder.uses.insert(used);
                    }
                }
            }
        }
        Ok(data)
    }

    /// The name of the function whose body is at a place in the file.
    fn function_at(&self, place: usize) -> Option<&str> {
        let following = self.bodies.partition_point(|body| body.start <= place);
        let number = following.checked_sub(1)?;
        self.bodies.get(number).filter(|body| body.contains(&place))?;
        let id = self.imported.checked_add(u32::try_from(number).ok()?)?;
        self.names.get(&id).map(String::as_str)
    }

    /// The address at which the byte at a place in the file comes to lie.
    fn address_of(&self, place: usize) -> Option<u32> {
        let (bytes, address) = self.segments.iter().find(|(bytes, _)| bytes.contains(&place))?;
        address.checked_add(u32::try_from(place.checked_sub(bytes.start)?).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, Function,
        FunctionSection, LinkingSection, Module, NameMap, NameSection, SymbolTable, TypeSection,
    };

    use super::*;

    /// A module of two functions and three objects of four bytes, from address 8 on: `often` uses the first, which
    /// holds the address of the second; `seldom` uses the third.
    fn linked() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let mut code = CodeSection::new();
        for address in [8, 16] {
            let mut body = Function::new([]);
            body.instructions().i32_const(address).drop().end();
            code.function(&body);
        }
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(8), [12, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
        module.section(&types).section(&functions).section(&code).section(&data);

        let mut symbols = SymbolTable::new();
        for (name, offset) in [("a", 0), ("b", 4), ("c", 8)] {
            symbols.data(0, name, Some(DataSymbolDefinition { index: 0, offset, size: 4 }));
        }
        let mut linking = LinkingSection::new();
        linking.symbol_table(&symbols);
        module.section(&linking);
        // Section, entries; of each the type, the place, the symbol and what is added to its address. The code section
        // begins with the number of bodies; a body with its size and its locals.
        let code = [2, 2, 4, 4, 0, 0, 4, 10, 2, 0];
        let data = [3, 1, 5, 6, 1, 0];
        for (name, entries) in [("reloc.CODE", &code[..]), ("reloc.DATA", &data[..])] {
            module.section(&CustomSection { name: name.into(), data: entries.into() });
        }
        let mut names = NameMap::new();
        names.append(0, "often");
        names.append(1, "seldom");
        let mut section = NameSection::new();
        section.functions(&names);
        module.section(&section);
        module.finish()
    }

    #[test]
    fn data_is_used_by_functions_and_by_other_data() {
        let data = Data::read(&linked()).unwrap();
        let unused = |functions: &[&str]| data.unused_by(functions.iter().copied());
        assert_eq!(unused(&["often"]), [16, 17, 18, 19]);
        assert_eq!(unused(&["seldom"]), (8..16).collect::<Vec<_>>());
        assert_eq!(unused(&["often", "seldom", "another"]), [] as [u32; 0]);
    }
}
