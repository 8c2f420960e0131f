/** What channels need of the world outside; `api/main.ts` brings it along. */
export interface ChannelTools {
  /** Makes a secret unreadable in the database. */
  readonly seal: (text: string) => Promise<string>;
  /** Why an address may not be written to; null when it may. */
  readonly refuseAddress: (url: string) => 'notAUrl' | 'notHttps' | 'notHttp' | 'credentials' | 'forbidden' | null;
}
