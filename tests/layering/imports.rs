//! Every path that a file names, resolved to the crate's root where it leads into the crate.

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    AttrStyle, File, ItemExternCrate, ItemMod, ItemUse, Macro, Meta, MetaList, Path, UseTree,
    VisRestricted,
};

/// A path that is named in a file.
pub(crate) struct Import {
    /// From `crate`, or from the name of another crate or of something in scope.
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
}

/// Whether a file begins by saying what it is for.
pub(crate) fn has_documentation(file: &File) -> bool {
    file.attrs.iter().any(|attribute| {
        matches!(attribute.style, AttrStyle::Inner(_)) && attribute.path().is_ident("doc")
    })
}

/// Every path that a file names which holds `module`.
pub(crate) fn of(file: &File, module: &[String]) -> Vec<Import> {
    let mut reader = Reader { module: module.to_vec(), imports: Vec::new() };
    reader.visit_file(file);
    reader.imports
}

struct Reader {
    /// The module that is being read, from the crate's root.
    module: Vec<String>,
    imports: Vec<Import>,
}

impl Reader {
    /// Takes in a path that is written as `segments`.
    fn name(&mut self, segments: &[String], line: usize) {
        let path = self.resolve(segments);
        self.imports.push(Import { path, line });
    }

    fn resolve(&self, segments: &[String]) -> Vec<String> {
        let Some((first, rest)) = segments.split_first() else { return Vec::new() };
        let mut base = match first.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => self.module.clone(),
            _ => return segments.to_vec(),
        };
        let mut rest = rest;
        if first == "super" {
            base.pop();
            while let Some(("super", deeper)) =
                rest.split_first().map(|(name, deeper)| (name.as_str(), deeper))
            {
                base.pop();
                rest = deeper;
            }
        }
        std::iter::once("crate".to_owned()).chain(base).chain(rest.iter().cloned()).collect()
    }

    fn name_tree(&mut self, prefix: &[String], tree: &UseTree) {
        let with = |ident: &Ident| [prefix, &[ident.to_string()]].concat();
        let line = tree.span().start().line;
        match tree {
            UseTree::Path(path) => self.name_tree(&with(&path.ident), &path.tree),
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.name_tree(prefix, tree))
            }
            UseTree::Glob(_) => self.name(prefix, line),
            UseTree::Name(name) if name.ident == "self" && !prefix.is_empty() => {
                self.name(prefix, line)
            }
            UseTree::Name(name) => self.name(&with(&name.ident), line),
            UseTree::Rename(rename) if rename.ident == "self" && !prefix.is_empty() => {
                self.name(prefix, line)
            }
            UseTree::Rename(rename) => self.name(&with(&rename.ident), line),
        }
    }

    /// Takes in the paths among the tokens of a macro, which have no syntax tree.
    fn name_tokens(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.name_tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let line = first.span().start().line;
                    let mut segments = vec![first.to_string()];
                    // `::` is a colon that is joined to a second one.
                    while tokens.next_if(is_joint_colon).is_some() {
                        tokens.next();
                        match tokens.peek() {
                            Some(TokenTree::Ident(next)) => segments.push(next.to_string()),
                            Some(TokenTree::Group(group)) => {
                                self.name_group(&segments, group.stream())
                            }
                            _ => break,
                        }
                        tokens.next();
                    }
                    // A word alone names nothing of another module; `crate` alone is a visibility.
                    if segments.len() > 1 {
                        self.name(&segments, line);
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// Takes in a `use` tree in braces among tokens: `crate::{form, engine::Engine}`.
    fn name_group(&mut self, prefix: &[String], tokens: TokenStream) {
        let mut starts = true;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) if starts => {
                    self.name(&[prefix, &[ident.to_string()]].concat(), ident.span().start().line);
                    starts = false;
                }
                TokenTree::Punct(punct) if punct.as_char() == ',' => starts = true,
                _ => {}
            }
        }
    }
}

fn is_joint_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint)
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.name_tree(&[], &item.tree);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast ItemExternCrate) {
        let name = match item.ident.to_string() {
            this if this == "self" => "crate".to_owned(),
            other => other,
        };
        self.name(&[name], item.span().start().line);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let segments: Vec<String> =
            path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.name(&segments, path.span().start().line);
        visit::visit_path(self, path);
    }

    /// `pub(crate)` and `pub(in …)` name who may see, not what is used.
    fn visit_vis_restricted(&mut self, _: &'ast VisRestricted) {}

    fn visit_macro(&mut self, item: &'ast Macro) {
        visit::visit_macro(self, item);
        self.name_tokens(item.tokens.clone());
    }

    fn visit_meta(&mut self, meta: &'ast Meta) {
        visit::visit_meta(self, meta);
        if let Meta::List(MetaList { tokens, .. }) = meta {
            self.name_tokens(tokens.clone());
        }
    }
}
