import type { AnyOf } from './expectations.ts';
import type { Target } from './roles.ts';

/** What is sent to try a route. */
export interface Attempt {
  /** Below the prefix. */
  readonly path: string;
  readonly body?: unknown;
}

/** How one route decides, as far as this table tries it. */
export type Row = {
  readonly attempt: (target: Target) => Attempt;
} & (
  | { readonly decides: 'sign-in' }
  /** No session is asked for. */
  | { readonly decides: 'nothing' }
  /** Some right on any record. */
  | { readonly decides: 'profile'; readonly needs: AnyOf }
  /** Each of the demands on this prospect; the first on any record, before the prospect is looked for. */
  | { readonly decides: 'record'; readonly demands: readonly AnyOf[]; readonly revealsIt?: true }
  /** Any of the demands on this complaint. */
  | { readonly decides: 'case'; readonly demand: AnyOf; readonly revealsIt?: true }
  /** A story that the owner of the prospect wrote. Whoever decides about its case sees it, and so does its author; of these,
   *  the author may do it, or others. */
  | { readonly decides: 'story'; readonly needs: AnyOf; readonly author: boolean; readonly others: boolean }
  /** Whose owner the new prospect gets. */
  | { readonly decides: 'capture' }
  /** Something that the owner of the prospect has besides (a view, an import); `others` may do it, too, where they reach it,
   *  and `readers` are told that it is there. */
  | {
      readonly decides: 'belonging';
      readonly needs: AnyOf;
      readonly others: AnyOf;
      readonly readers: AnyOf | 'everybody';
    }
  /** Which prospects turn up in the answer. */
  | {
      readonly decides: 'list';
      readonly needs: AnyOf | null;
      readonly shows: AnyOf;
      readonly finds: (text: string, target: Target) => boolean;
      readonly showsOwn?: true;
      readonly withNamesOnly?: true;
      /** The only step whose prospects can be told apart by the answer. */
      readonly onlyStep?: 2 | 5;
    }
);

/** Rows of the table, by operation; what comes behind a colon is another way to use the same one. */
export type Rows = Readonly<Record<string, Row>>;
