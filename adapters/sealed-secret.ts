import proto from '@temporalio/proto';
import { createPayloadCodec, type KeyRing } from './payload-codec.ts';

const wire = proto.temporal.api.common.v1.Payload;

/** Keeps secrets unreadable in the database, with the keys of the payloads: they are rotated together. */
export interface SecretBox {
  readonly seal: (text: string) => Promise<string>;
  /** @throws non-retryable ApplicationFailure when the key is not there any more, or the text was changed */
  readonly open: (sealed: string) => Promise<string>;
}

export function createSecretBox(keyRing: KeyRing): SecretBox {
  const codec = createPayloadCodec(keyRing);
  return {
    seal: async (text) => {
      const [payload] = await codec.encode([{ data: Buffer.from(text, 'utf8') }]);
      return Buffer.from(wire.encode(payload ?? {}).finish()).toString('base64');
    },
    open: async (sealed) => {
      const [payload] = await codec.decode([wire.decode(Buffer.from(sealed, 'base64'))]);
      return Buffer.from(payload?.data ?? []).toString('utf8');
    },
  };
}
