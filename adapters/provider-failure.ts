/** A provider did not take what was sent. The message names what it answered, never what it sent back or what was sent. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  /** Status of its answer or its own code for an error; null when it did not answer. */
  readonly status: number | null;
  /** Trying the same again is of no use. */
  readonly isPermanent: boolean;
  /** How long the provider takes nothing at least; 0 when it does not say. */
  readonly waitMs: number;

  constructor(
    message: string,
    {
      status,
      isPermanent = false,
      waitMs = 0,
    }: { readonly status: number | null; readonly isPermanent?: boolean; readonly waitMs?: number },
  ) {
    super(message);
    this.waitMs = waitMs;
    this.status = status;
    this.isPermanent = isPermanent;
  }
}
