import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { ApplicationFailure, type DataConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

/** The keys of one installation: the active one encrypts, all of them decrypt. */
export interface KeyRing {
  readonly activeId: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

/** A key list that cannot be used; `problems` names every mistake and never shows a key. */
export class PayloadKeyError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Payload keys cannot be used: ${problems.join('; ')}`);
    this.name = 'PayloadKeyError';
    this.problems = problems;
  }
}

const ENCODING = 'binary/encrypted';
const ENCODING_BYTES = Buffer.from(ENCODING);
const KEY_ID_FIELD = 'encryption-key-id';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const wire = proto.temporal.api.common.v1.Payload;

/** Key ring from its text form.
 *  @param text 'id:base64 of 32 bytes', more of them separated by commas; the first encrypts, all decrypt
 *  @throws PayloadKeyError with every problem of the list */
export function parsePayloadKeys(text: string): KeyRing {
  const problems: string[] = [];
  const keys = new Map<string, KeyObject>();
  const entries = text.split(',').map((entry) => entry.trim());
  for (const [index, entry] of entries.entries()) {
    const name = `key ${index + 1}`;
    const [id = '', base64 = '', ...rest] = entry.split(':');
    const bytes = Buffer.from(base64, 'base64');
    if (base64 === '' || rest.length > 0) {
      problems.push(`${name}: must read id:base64`);
    } else if (!/^[\w.-]{1,64}$/.test(id)) {
      problems.push(`${name}: the id must be 1 to 64 letters, digits, dots, _ or -`);
    } else if (bytes.length !== KEY_BYTES || bytes.toString('base64') !== base64) {
      problems.push(`${name} (${id}): must be the base64 of exactly ${KEY_BYTES} bytes`);
    } else if (keys.has(id)) {
      problems.push(`${name} (${id}): the id is used twice`);
    } else {
      keys.set(id, createSecretKey(bytes));
    }
  }
  const [activeId] = keys.keys();
  if (activeId === undefined || problems.length > 0) throw new PayloadKeyError(problems);
  return { activeId, keys };
}

/** A new random key in the text form that `parsePayloadKeys` reads.
 *  @param id 1 to 64 letters, digits, dots, _ or - */
export function generatePayloadKey(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

/** Encrypts whole payloads, metadata included, so that histories and visibility show no personal data.
 *  Payloads that are not encrypted pass through decoding, so that older histories stay readable.
 *  Random 96-bit nonces: rotate the key before it has encrypted 2^32 payloads (NIST SP 800-38D, 8.3).
 *  @throws (on decoding) non-retryable ApplicationFailure PAYLOAD_KEY_UNKNOWN or PAYLOAD_NOT_AUTHENTIC */
export function createPayloadCodec(keyRing: KeyRing): PayloadCodec {
  return {
    encode: async (payloads) => payloads.map((payload) => encrypt(keyRing, payload)),
    decode: async (payloads) => payloads.map((payload) => decrypt(keyRing, payload)),
  };
}

/** The data converter that the client and the worker must share. */
export function createDataConverter(keyRing: KeyRing): DataConverter {
  return { payloadCodecs: [createPayloadCodec(keyRing)] };
}

function encrypt(keyRing: KeyRing, payload: Payload): Payload {
  const keyId = keyRing.activeId;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(keyRing, keyId), iv);
  cipher.setAAD(additionalData(keyId));
  const ciphertext = cipher.update(wire.encode(payload).finish());
  cipher.final();
  return {
    metadata: { encoding: ENCODING_BYTES, [KEY_ID_FIELD]: Buffer.from(keyId) },
    data: Buffer.concat([iv, cipher.getAuthTag(), ciphertext]),
  };
}

function decrypt(keyRing: KeyRing, payload: Payload): Payload {
  const { encoding, [KEY_ID_FIELD]: keyIdBytes } = payload.metadata ?? {};
  if (encoding === undefined || !ENCODING_BYTES.equals(encoding)) return payload;
  const keyId = Buffer.from(keyIdBytes ?? []).toString();
  const key = keyOf(keyRing, keyId);
  const data = payload.data ?? new Uint8Array();
  const bodyStart = IV_BYTES + TAG_BYTES;
  if (data.length < bodyStart) throw notAuthentic(keyId);
  const decipher = createDecipheriv(CIPHER, key, data.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(additionalData(keyId));
  decipher.setAuthTag(data.subarray(IV_BYTES, bodyStart));
  const plain = decipher.update(data.subarray(bodyStart));
  try {
    decipher.final();
  } catch (error) {
    throw notAuthentic(keyId, error);
  }
  return wire.decode(plain);
}

/** Binds the ciphertext to what stands in the clear beside it. */
function additionalData(keyId: string): Buffer {
  return Buffer.from(`${ENCODING}\0${keyId}`);
}

function keyOf(keyRing: KeyRing, keyId: string): KeyObject {
  const key = keyRing.keys.get(keyId);
  if (key !== undefined) return key;
  throw ApplicationFailure.create({
    type: 'PAYLOAD_KEY_UNKNOWN',
    nonRetryable: true,
    message: `Payload was encrypted with the key '${keyId}', which is not among the configured payload keys`,
  });
}

function notAuthentic(keyId: string, cause?: unknown): ApplicationFailure {
  return ApplicationFailure.create({
    type: 'PAYLOAD_NOT_AUTHENTIC',
    nonRetryable: true,
    message: `Payload does not fit the key '${keyId}': it was changed, or another key has the same id`,
    ...(cause instanceof Error ? { cause } : {}),
  });
}
