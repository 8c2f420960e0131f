import { lookup } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';
import { ProviderFailure } from './provider-failure.ts';

/** Long enough for a slow system, short enough that a dead one frees its place. */
const timeLimitMs = 10_000;
/** A robot's answer is one line; more is not read. */
const readAtMostBytes = 4_096;

export interface Posted {
  readonly status: number;
  /** Start of the answer, for providers whose errors stand in the body. Never stored. */
  readonly body: string;
}

/** @throws ProviderFailure when nobody answered in time, or the address may not be written to */
export type PostJson = (url: string, body: string, headers?: Readonly<Record<string, string>>) => Promise<Posted>;

/** Machines that an address from outside must not reach: this one, and what clouds tell their machines. Addresses inside the
 *  bank's network are allowed, since that is where most of its systems are. */
const forbidden = new BlockList();
forbidden.addSubnet('0.0.0.0', 8);
forbidden.addSubnet('127.0.0.0', 8);
forbidden.addSubnet('169.254.0.0', 16);
forbidden.addSubnet('224.0.0.0', 3);
forbidden.addAddress('::', 'ipv6');
forbidden.addAddress('::1', 'ipv6');
forbidden.addSubnet('fe80::', 10, 'ipv6');
forbidden.addSubnet('ff00::', 8, 'ipv6');

/** Why an address may not be written to. `notHttp`: outside of production plain HTTP will do as well. */
export type AddressRefusal = 'notAUrl' | 'notHttps' | 'notHttp' | 'credentials' | 'forbidden';

/** Why an address may not be written to; null when it may.   @param isStrict as in production */
export function refuseAddress(url: string, isStrict: boolean): AddressRefusal | null {
  const parsed = URL.parse(url);
  if (parsed === null) return 'notAUrl';
  if (isStrict && parsed.protocol !== 'https:') return 'notHttps';
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return 'notHttp';
  if (parsed.username !== '' || parsed.password !== '') return 'credentials';
  return isStrict && isForbidden(parsed.hostname.replace(/^\[|\]$/g, '')) ? 'forbidden' : null;
}

/** Posts over HTTPS (in production only so), follows no redirect, and waits ten seconds at most.
 *  @param isStrict as in production */
export function createPostJson(isStrict: boolean): PostJson {
  return async (url, body, headers = {}) => {
    const refused = refuseAddress(url, isStrict);
    if (refused !== null) throw new ProviderFailure(`address: ${refused}`, { status: null, isPermanent: true });
    if (isStrict) await requireAllowedHost(new URL(url).hostname);
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'tuoke', ...headers },
        redirect: 'manual',
        signal: AbortSignal.timeout(timeLimitMs),
      });
      return { status: response.status, body: await startOf(response) };
    } catch (error) {
      throw new ProviderFailure(`no answer: ${wordOf(error)}`, { status: null });
    }
  };
}

async function requireAllowedHost(hostname: string): Promise<void> {
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch((error: unknown) => {
    throw new ProviderFailure(`no answer: ${wordOf(error)}`, { status: null });
  });
  if (addresses.some(({ address }) => isForbidden(address)))
    throw new ProviderFailure('address: forbidden', { status: null });
}

function isForbidden(host: string): boolean {
  return host === 'localhost' || forbidden.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}

async function startOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= readAtMostBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, readAtMostBytes).toString('utf8');
}

/** The code of a failure, without addresses. */
function wordOf(error: unknown): string {
  const { name, cause, code } = error as { readonly name?: unknown; readonly cause?: unknown; readonly code?: unknown };
  if (name === 'TimeoutError') return 'timed out';
  const inner = code ?? (typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined);
  return typeof inner === 'string' ? inner : 'connection failed';
}
