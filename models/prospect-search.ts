import type { QueryFilter } from 'mongoose';
import { toE164 } from '../contracts/phone.ts';
import { foldName, type ProspectModel, type ProspectSnapshot } from './prospect.ts';
import { queryTokens, typedParts } from './search-tokens.ts';

/** A prospect as a search finds it. */
export type FoundProspect = Pick<
  ProspectSnapshot,
  | '_id'
  | 'revision'
  | 'phase'
  | 'step'
  | 'open'
  | 'ownerId'
  | 'teamId'
  | 'branchId'
  | 'holderIds'
  | 'awaitsBooking'
  | 'customerName'
  | 'customerNameFolded'
  | 'customerType'
  | 'customerPhoneLast4'
  | 'createdAt'
>;

/** What of a prospect is what was typed. */
export type Matched = 'phone' | 'number' | 'name';

export interface Found {
  readonly prospect: FoundProspect;
  readonly matched: Matched;
}

export interface SearchOutcome {
  /** The likeliest first. */
  readonly found: readonly Found[];
  /** False: there are more that were not even read. */
  readonly isComplete: boolean;
}

const fields = {
  revision: 1,
  phase: 1,
  step: 1,
  open: 1,
  ownerId: 1,
  teamId: 1,
  branchId: 1,
  holderIds: 1,
  awaitsBooking: 1,
  customerName: 1,
  customerNameFolded: 1,
  customerType: 1,
  customerPhoneLast4: 1,
  createdAt: 1,
} as const;

/** Read for each way of finding: the best of them are shown. */
const readAtMost = 100;

/** Prospects by a telephone number or its last four digits, a customer number, the beginning of an id, or part of a name;
 *  those that are open and whose name begins like that first. Every way has its index.
 *  @param reach what the reader may see, with names */
export async function searchProspects(
  prospects: ProspectModel,
  typed: string,
  reach: QueryFilter<ProspectSnapshot>,
): Promise<SearchOutcome> {
  const ways = waysOf(typed);
  const rows = await Promise.all(
    ways.map(async ({ filter, matched }) => {
      const found = await prospects
        .find({ $and: [filter, reach] }, fields)
        .limit(readAtMost + 1)
        .lean<FoundProspect[]>();
      return found
        .toSorted((a, b) => rank(a, typed) - rank(b, typed) || b.createdAt.getTime() - a.createdAt.getTime())
        .map((prospect): Found => ({ prospect, matched }));
    }),
  );
  const byId = new Map<string, Found>();
  for (const found of rows.flat()) if (!byId.has(found.prospect._id)) byId.set(found.prospect._id, found);
  return { found: [...byId.values()], isComplete: rows.every(({ length }) => length <= readAtMost) };
}

function rank({ open, customerNameFolded }: FoundProspect, typed: string): number {
  return (open ? 0 : 2) + (customerNameFolded.startsWith(foldName(typed)) ? 0 : 1);
}

interface Way {
  readonly filter: QueryFilter<ProspectSnapshot>;
  readonly matched: Matched;
}

function waysOf(typed: string): Way[] {
  const word = typed.normalize('NFKC').trim();
  const phone = toE164(word);
  // An index answers for one of the entries; the last one named is the least usual.
  const tokens = queryTokens(word).toReversed();
  // Entries hold only the beginning of a word: many names that share it are not what was typed.
  const contains = typedParts(word).map((part) => ({ customerNameFolded: { $regex: part } }));
  return [
    ...(phone === null ? [] : [{ filter: { customerPhone: phone }, matched: 'phone' as const }]),
    ...(/^\d{4}$/.test(word) ? [{ filter: { customerPhoneLast4: word }, matched: 'phone' as const }] : []),
    ...(/^[\w-]{2,64}$/.test(word) ? [{ filter: { coreBankCustomerNo: word }, matched: 'number' as const }] : []),
    ...(/^[\w-]{6,64}$/.test(word)
      ? [{ filter: { _id: { $gte: word, $lt: `${word}\u{ffff}` } }, matched: 'number' as const }]
      : []),
    ...(tokens.length === 0
      ? []
      : [
          {
            filter: { $and: [...tokens.map((token) => ({ searchTokens: token })), ...contains] },
            matched: 'name' as const,
          },
        ]),
  ];
}
