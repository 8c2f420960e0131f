import type { Response } from 'express';

/** Messages that are sent as they come, until the reader goes. */
export class EventStream {
  readonly contentType = 'text/event-stream';
  /** Sends the head and everything after it.   @throws only while a problem document can still be sent instead */
  readonly open: (response: Response) => Promise<void>;

  constructor(open: (response: Response) => Promise<void>) {
    this.open = open;
  }
}
