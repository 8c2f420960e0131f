/** The start cannot go on for a reason that one sentence explains; no stack is shown. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
