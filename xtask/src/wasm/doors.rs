//! How the two parts of a module call each other's functions: by their slots in the table.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use anyhow::{Context, Result};
use walrus::ir::{
    Call, CallIndirect, Const, Instr, InstrSeq, UnaryOp, Value, VisitorMut, dfs_pre_order_mut,
};
use walrus::{
    FunctionBuilder, FunctionId, FunctionKind, GlobalId, LocalId, Module, TableId, TypeId, ValType,
};

/// What a door does before it calls: unless the global is 1, the rest is not there yet, and is to be loaded.
#[derive(Clone, Copy)]
pub(super) struct Enter {
    pub(super) ready: GlobalId,
    pub(super) load: FunctionId,
}

/// Has functions called by their slots, through a door for each type of functions. A function whose address is taken
/// becomes a door itself.
pub(super) fn put(
    module: &mut Module,
    functions: Vec<(FunctionId, u32)>,
    enter: Enter,
) -> Result<()> {
    let mut doors = BTreeMap::new();
    for &(id, _) in &functions {
        let ty = module.funcs.get(id).ty();
        if let Entry::Vacant(entry) = doors.entry(ty) {
            let (door, arguments) = door(module, ty, None, enter)?;
            entry.insert(door.finish(arguments, &mut module.funcs));
        }
    }
    call_by_slot(module, &functions, |ty| Some(Call { func: *doors.get(&ty)? }.into()));
    for (id, slot) in functions {
        let (door, arguments) = door(module, module.funcs.get(id).ty(), Some(slot), enter)?;
        module.funcs.get_mut(id).kind = FunctionKind::Local(door.local_func(arguments));
    }
    Ok(())
}

/// Has functions called by their slots that are surely there.
pub(super) fn pass(module: &mut Module, functions: &[(FunctionId, u32)]) -> Result<()> {
    let table = table(module)?;
    call_by_slot(module, functions, |ty| Some(CallIndirect { ty, table }.into()));
    Ok(())
}

/// Puts the slot of each of the functions in the place of a call of it, and `call` behind.
fn call_by_slot(
    module: &mut Module,
    functions: &[(FunctionId, u32)],
    call: impl Fn(TypeId) -> Option<Instr>,
) {
    let calls = functions.iter().filter_map(|&(id, slot)| {
        Some((id, (slot.cast_signed(), call(module.funcs.get(id).ty())?)))
    });
    let mut calls = BySlot(calls.collect());
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut calls, function, entry);
    }
}

/// Changes calls of functions to calls of what is in their slots.
struct BySlot(BTreeMap<FunctionId, (i32, Instr)>);

impl VisitorMut for BySlot {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let instructions = std::mem::take(&mut sequence.instrs).into_iter();
        let changed = instructions.flat_map(|(instruction, place)| {
            let (slot, call) = match &instruction {
                Instr::Call(Call { func }) => match self.0.get(func) {
                    Some((slot, call)) => (Some(*slot), call.clone()),
                    None => (None, instruction),
                },
                _ => (None, instruction),
            };
            let slot = slot.map(|slot| Const { value: Value::I32(slot) }.into());
            slot.into_iter().chain([call]).map(move |it: Instr| (it, place))
        });
        sequence.instrs = changed.collect();
    }
}

/// A function, and its arguments, that calls what is in `slot`, or in the slot that its last argument says.
fn door(
    module: &mut Module,
    ty: TypeId,
    slot: Option<u32>,
    Enter { ready, load }: Enter,
) -> Result<(FunctionBuilder, Vec<LocalId>)> {
    let table = table(module)?;
    let (mut parameters, results) = {
        let ty = module.types.get(ty);
        (ty.params().to_vec(), ty.results().to_vec())
    };
    if slot.is_none() {
        parameters.push(ValType::I32);
    }
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let arguments: Vec<_> = parameters.iter().map(|&ty| module.locals.add(ty)).collect();
    let mut body = builder.func_body();
    body.global_get(ready).unop(UnaryOp::I32Eqz).if_else(
        None,
        |missing| _ = missing.call(load),
        |_| {},
    );
    for &argument in &arguments {
        body.local_get(argument);
    }
    if let Some(slot) = slot {
        body.i32_const(slot.cast_signed());
    }
    body.call_indirect(ty, table);
    Ok((builder, arguments))
}

/// The table of functions.
pub(super) fn table(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the module has no table of functions")
}
