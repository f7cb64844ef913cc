/** Starting a module for XML: what each entry does once it knows where the module's bytes are. */

/** Where a module comes from. */
type Source = () => URL | Promise<BufferSource>;

/** Something that starts a module, unless it is started or about to be. After a failure, the next call tries afresh. */
export function starter(instantiate: (init: { module_or_path: URL | BufferSource }) => Promise<unknown>): (source: Source) => Promise<void> {
  let ready: Promise<void> | undefined;
  const instantiated = async (source: Source): Promise<void> => {
    await instantiate({ module_or_path: await source() });
  };
  return (source) =>
    (ready ??= instantiated(source).catch((reason: unknown) => {
      ready = undefined;
      throw reason;
    }));
}
