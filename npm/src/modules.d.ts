/** The compiled module, as a host that imports WebAssembly natively gives it. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}

/** A file that the build puts into the script as base64 text. */
declare module 'base64:*' {
  const text: string;
  export default text;
}

declare module 'meta-schemas:*' {
  const documents: readonly { readonly $id: string }[];
  export default documents;
}
