import { heartbeat } from '@temporalio/activity';
import type { SendMail } from '../../adapters/mail.ts';
import type { PostJson } from '../../adapters/post-json.ts';
import type { SecretBox } from '../../adapters/sealed-secret.ts';
import type { Models } from '../../models/connect.ts';
import { receiverOf } from '../../models/delivery.ts';
import type { Language } from '../../models/sign-in.ts';
import type { Corresponded } from '../../workflows/correspondence/messages.ts';
import { findChannel } from './channel.ts';
import { correspond } from './correspond.ts';
import { findPerson } from './person.ts';
import type { FindReceiver } from './receiver.ts';

/** Well within the time after which a worker counts as dead. */
const heartbeatMs = 2_000;

/** The world outside, as far as it is written to. */
export interface Outside {
  /** Null where no mail server is set: nobody is mailed. */
  readonly mail: SendMail | null;
  readonly post: PostJson;
  readonly secrets: SecretBox;
  /** Where people open Tuoke: scheme, host and port. */
  readonly publicUrl: string;
  /** Language of mails to whoever has neither chosen one nor used the pages; Chinese when left out. */
  readonly language?: Language | undefined;
}

/** Side effects of the correspondence workflow, by their permanent names.
 *  @param outside left out: nobody is written to, and what is on its way is noted as skipped */
export function createCorrespondenceActivities(models: Models, outside?: Outside) {
  const findReceiver: FindReceiver = async (correspondent, waiting) => {
    const receiver = receiverOf(correspondent);
    if (outside === undefined) return null;
    if ('channelId' in receiver) return findChannel({ models, ...outside }, receiver.channelId);
    const { mail } = outside;
    return mail === null ? null : findPerson({ models, ...outside, mail }, receiver.staffId, waiting);
  };
  return {
    /** Sends what is due to one receiver. Safe to repeat: messages keep their keys.
     *  @throws retryable when the database is away; providers that are away are noted in the delivery log instead */
    async correspond(input: { readonly correspondent: string; readonly nowMs: number }): Promise<Corresponded> {
      // Waiting for a provider is no sign of death.
      const beating = setInterval(() => heartbeat(), heartbeatMs);
      try {
        return await correspond({ deliveries: models.deliveries, findReceiver }, input);
      } finally {
        clearInterval(beating);
      }
    },
  };
}
