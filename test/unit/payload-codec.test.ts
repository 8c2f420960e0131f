import { type Payload, type PayloadCodec, defaultPayloadConverter } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PayloadKeyError,
  createDataConverter,
  createPayloadCodec,
  generatePayloadKey,
  parsePayloadKeys,
} from '../../adapters/payload-codec.ts';

const january = generatePayloadKey('2026-01');
const july = generatePayloadKey('2026-07');

function codecOf(keys: string): PayloadCodec {
  return createPayloadCodec(parsePayloadKeys(keys));
}

async function encodeOne(codec: PayloadCodec, value: unknown): Promise<Payload> {
  const [encoded] = await codec.encode([defaultPayloadConverter.toPayload(value)]);
  if (encoded === undefined) throw new Error('the codec returned no payload');
  return encoded;
}

async function decodeOne(codec: PayloadCodec, payload: Payload): Promise<unknown> {
  const [decoded] = await codec.decode([payload]);
  if (decoded === undefined) throw new Error('the codec returned no payload');
  return defaultPayloadConverter.fromPayload(decoded);
}

/** The payload with one bit of its data changed. */
function tampered(payload: Payload, index: number): Payload {
  const data = Uint8Array.from(payload.data ?? []);
  data[index] = (data[index] ?? 0) ^ 1;
  return { ...payload, data };
}

function keyIdOf(payload: Payload): string {
  return Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString();
}

describe('encrypting and decrypting', () => {
  it('gives back any JSON value', async () => {
    const codec = codecOf(january);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        expect(await decodeOne(codec, await encodeOne(codec, plain))).toEqual(plain);
      }),
    );
  });

  it('gives back nothing, bytes and several payloads in their order', async () => {
    const codec = codecOf(january);
    const payloads = [undefined, new Uint8Array([0, 255, 7]), 'third'].map((value) =>
      defaultPayloadConverter.toPayload(value),
    );
    const decoded = await codec.decode(await codec.encode(payloads));
    expect(decoded.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual([
      undefined,
      new Uint8Array([0, 255, 7]),
      'third',
    ]);
    expect(await codec.encode([])).toEqual([]);
  });

  it('shows neither the value nor the kind of payload', async () => {
    const encoded = await encodeOne(codecOf(january), { phone: '13812345678', name: '王小明' });
    const bytes = Buffer.concat([
      Buffer.from(encoded.data ?? []),
      ...Object.values(encoded.metadata ?? {}).map((value) => Buffer.from(value)),
    ]);
    for (const secret of ['13812345678', '王小明', 'phone', 'json/plain']) {
      expect(bytes.includes(Buffer.from(secret))).toBe(false);
    }
  });

  it('never encrypts the same value to the same bytes', async () => {
    const codec = codecOf(january);
    const [one, other] = [await encodeOne(codec, 'same'), await encodeOne(codec, 'same')];
    expect(one.data).not.toEqual(other.data);
  });

  it('passes payloads through that were never encrypted', async () => {
    const plain = defaultPayloadConverter.toPayload('from before');
    expect(await codecOf(january).decode([plain, {}])).toEqual([plain, {}]);
  });

  it('is what the data converter of client and worker uses', async () => {
    const [codec] = createDataConverter(parsePayloadKeys(january)).payloadCodecs ?? [];
    expect(codec && (await decodeOne(codec, await encodeOne(codecOf(january), 'shared')))).toBe('shared');
  });
});

describe('rotating keys', () => {
  it('encrypts with the first key and still decrypts with the old one', async () => {
    const before = await encodeOne(codecOf(january), 'old');
    const rotated = codecOf(`${july},${january}`);
    const after = await encodeOne(rotated, 'new');
    expect([keyIdOf(before), keyIdOf(after)]).toEqual(['2026-01', '2026-07']);
    expect([await decodeOne(rotated, before), await decodeOne(rotated, after)]).toEqual(['old', 'new']);
  });

  it('names a key that is not in the ring', async () => {
    const encoded = await encodeOne(codecOf(july), 'new');
    await expect(codecOf(january).decode([encoded])).rejects.toMatchObject({
      type: 'PAYLOAD_KEY_UNKNOWN',
      nonRetryable: true,
      message: expect.stringContaining("'2026-07'"),
    });
  });

  it('refuses another key of the same id', async () => {
    const encoded = await encodeOne(codecOf(generatePayloadKey('2026-01')), 'value');
    await expect(codecOf(january).decode([encoded])).rejects.toMatchObject({ type: 'PAYLOAD_NOT_AUTHENTIC' });
  });
});

describe('tampering', () => {
  it('is noticed in every byte of nonce, tag and ciphertext', async () => {
    const codec = codecOf(january);
    const encoded = await encodeOne(codec, 'amount 100');
    for (let index = 0; index < (encoded.data?.length ?? 0); index += 1) {
      await expect(codec.decode([tampered(encoded, index)])).rejects.toMatchObject({
        type: 'PAYLOAD_NOT_AUTHENTIC',
        nonRetryable: true,
      });
    }
  });

  it('is noticed when the payload is cut short', async () => {
    const codec = codecOf(january);
    const encoded = await encodeOne(codec, 'value');
    const cut = { ...encoded, data: (encoded.data ?? new Uint8Array()).subarray(0, 20) };
    await expect(codec.decode([cut])).rejects.toMatchObject({ type: 'PAYLOAD_NOT_AUTHENTIC' });
  });

  it('is noticed when the key id beside the ciphertext is exchanged, even for the same key', async () => {
    const [, base64] = january.split(':');
    const codec = codecOf(`${january},other:${base64}`);
    const encoded = await encodeOne(codec, 'value');
    const relabelled = {
      ...encoded,
      metadata: { ...encoded.metadata, 'encryption-key-id': Buffer.from('other') },
    };
    await expect(codec.decode([relabelled])).rejects.toMatchObject({ type: 'PAYLOAD_NOT_AUTHENTIC' });
  });
});

describe('the key list', () => {
  it('accepts spaces around the commas', () => {
    expect([...parsePayloadKeys(` ${july} , ${january} `).keys.keys()]).toEqual(['2026-07', '2026-01']);
  });

  it('names every problem at once and shows no key', () => {
    const [, secret = ''] = january.split(':');
    const parse = (): unknown =>
      parsePayloadKeys([january, 'only-an-id', `bad id:${secret}`, 'short:AAAA', january, 'a:b:c', ''].join(','));
    expect(parse).toThrow(
      new PayloadKeyError([
        'key 2: must read id:base64',
        'key 3: the id must be 1 to 64 letters, digits, dots, _ or -',
        'key 4 (short): must be the base64 of exactly 32 bytes',
        'key 5 (2026-01): the id is used twice',
        'key 6: must read id:base64',
        'key 7: must read id:base64',
      ]),
    );
    expect(parse).not.toThrow(new RegExp(secret.slice(0, 8).replaceAll(/[+/]/g, '.')));
  });

  it('refuses an empty list', () => {
    expect(() => parsePayloadKeys('')).toThrow('key 1: must read id:base64');
  });

  it('does not show keys when a ring is printed', () => {
    const [, secret = ''] = january.split(':');
    expect(JSON.stringify(parsePayloadKeys(january))).not.toContain(secret);
  });
});
