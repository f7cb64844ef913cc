//! The values that expressions, forms and workflows compute with (DMN 1.5, 10.3.2.2).
