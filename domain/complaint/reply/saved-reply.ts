import type { BranchId } from '../../ids.ts';
import type { ReplyLanguage, ReplyPurpose } from './text.ts';

/** What somebody writes down, to be used again. */
export interface SavedReplyText {
  readonly title: string;
  /** With placeholders such as `{{caseNumber}}`. */
  readonly body: string;
}

/** A text that the bank keeps for messages to customers. Purpose, language and unit stay what they are. */
export interface SavedReply extends SavedReplyText {
  readonly purpose: ReplyPurpose;
  readonly language: ReplyLanguage;
  /** Null: of the whole bank. */
  readonly branchId: BranchId | null;
  /** False once it is retired: nobody is offered it any more. */
  readonly active: boolean;
}

export type SavedReplyChange =
  | ({ readonly kind: 'rewrite' } & SavedReplyText)
  | { readonly kind: 'retire' }
  | { readonly kind: 'restore' };

/** What a change makes of a reply; null when it has no place: a retired one is restored before it is rewritten. */
export function changeReply<Reply extends SavedReply>(reply: Reply, change: SavedReplyChange): Reply | null {
  switch (change.kind) {
    case 'rewrite':
      return reply.active ? { ...reply, title: change.title, body: change.body } : null;
    case 'retire':
      return reply.active ? { ...reply, active: false } : null;
    case 'restore':
      return reply.active ? null : { ...reply, active: true };
  }
}
