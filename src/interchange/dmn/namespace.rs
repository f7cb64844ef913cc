//! The namespaces of the versions of DMN.

/// The namespaces of models: DMN 1.1 to 1.6.
const MODELS: [&str; 6] = [
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    MODEL,
    "https://www.omg.org/spec/DMN/20240513/MODEL/",
];

/// The namespace of models of DMN 1.5, which are written.
pub(super) const MODEL: &str = "https://www.omg.org/spec/DMN/20230324/MODEL/";

/// Whether a namespace is that of a version's models.
pub(super) fn is_model(namespace: &str) -> bool {
    MODELS.contains(&namespace)
}

/// Whether a URI stands for FEEL, of any version.
pub(super) fn is_feel(uri: &str) -> bool {
    let name = uri.trim_end_matches('/').to_ascii_lowercase();
    name == "feel" || name.contains("omg.org/spec/") && name.contains("/feel")
}
