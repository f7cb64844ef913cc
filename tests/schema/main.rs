//! JSON Schema: what is valid, what is not and where, and what is told of mistakes in schemas.

#[cfg(test)]
mod alternatives;
#[cfg(test)]
mod bounds;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod given;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod output;
#[cfg(test)]
mod violations;
