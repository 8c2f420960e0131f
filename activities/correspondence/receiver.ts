import type { Delivery } from '../../models/delivery.ts';

/** Somebody who is written to: when, how many notices in one message, and by what provider. */
export interface Receiver {
  /** The first instant from now on at which a notice may go out; null when the receiver does not want it any more. */
  readonly sendAtMs: (delivery: Delivery, nowMs: number) => number | null;
  /** Notices that are due, as the messages that carry them. */
  readonly together: (due: readonly Delivery[]) => readonly (readonly Delivery[])[];
  /** @param key the same at every try of a message
   *  @throws ProviderFailure when the provider did not take it */
  readonly send: (message: readonly Delivery[], key: string, nowMs: number) => Promise<void>;
}

/** Finds a receiver by the correspondent's name, for what is on its way to them; null when there is none any more. */
export type FindReceiver = (correspondent: string, waiting: readonly Delivery[]) => Promise<Receiver | null>;
