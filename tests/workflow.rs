//! Workflows: what compiling finds, scripted runs, and the laws of the kernel.

mod workflow {
    mod compile;
    mod laws;
    mod scenario;
    mod scripts;
    mod steps;
}
