import type { SearchHit } from '../../../contracts/search.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import type { PaletteAction } from './actions.ts';

type CaseHit = OperationAnswer<'listComplaints'>['items'][number];

export type FoundChoice =
  | { readonly kind: 'prospect'; readonly id: string; readonly hit: SearchHit }
  | { readonly kind: 'complaint'; readonly id: string; readonly hit: CaseHit };

export type Choice = FoundChoice | { readonly kind: 'action'; readonly id: string; readonly action: PaletteAction };

/** The choice that was marked, wherever it stands by now; the first one while none is. */
export function markedIndex(choices: readonly Pick<Choice, 'id'>[], markedId: string | null): number {
  const index = choices.findIndex(({ id }) => id === markedId);
  return index === -1 ? Math.min(0, choices.length - 1) : index;
}

/** Whether Enter means this choice: what was found for an earlier word is not the one that is meant now. */
export function isMeant(choice: Pick<Choice, 'kind'> | undefined, hitsAreOfThisWord: boolean): boolean {
  return choice !== undefined && (choice.kind === 'action' || hitsAreOfThisWord);
}
