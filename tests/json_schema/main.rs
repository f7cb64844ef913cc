//! Forms as JSON Schemas, and JSON Schemas as forms.

#[cfg(test)]
mod export;
#[cfg(test)]
mod given;
#[cfg(test)]
mod import;
#[cfg(test)]
mod laws;
