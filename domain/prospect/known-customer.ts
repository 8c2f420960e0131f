import type { ProspectId } from '../ids.ts';
import type { PhaseCode } from '../process/definition.ts';
import type { PursuitType } from './catalogue.ts';
import type { ProspectState } from './state.ts';

/** Phases that show that the customer is one of the bank already. */
const customerPhases: readonly PhaseCode[] = ['won', 'maintaining', 'merged', 'churned'];

/** A pursuit of the same customer, of whatever type, open or not. */
export interface EarlierPursuit {
  readonly _id: ProspectId;
  readonly pursuitType: PursuitType;
  readonly phase: PhaseCode;
  readonly open: boolean;
}

/** What the bank's earlier pursuits say about a customer who is to be pursued. */
export interface KnownCustomer<Pursuit> {
  /** The one that stands in the way: one open pursuit for each customer and type (D-3). */
  readonly standing: Pursuit | null;
  readonly duplicateCheck: ProspectState['duplicateCheck'];
  /** Forbidden in an earlier pursuit; only compliance lifts that (P-65). */
  readonly isContactForbidden: boolean;
}

/** Judges a new pursuit by the earlier ones.
 *  @param earlier all pursuits of the customer; the new one among them counts for nothing, so that a repeated request is judged as the first */
export function judgeCustomer<Pursuit extends EarlierPursuit>(
  {
    prospectId,
    pursuitType,
    coreBankCustomerNo,
  }: {
    readonly prospectId: ProspectId;
    readonly pursuitType: PursuitType;
    readonly coreBankCustomerNo: string | null;
  },
  earlier: readonly Pursuit[],
): KnownCustomer<Pursuit> {
  const others = earlier.filter(({ _id }) => _id !== prospectId);
  const isCustomer = coreBankCustomerNo !== null || others.some(({ phase }) => customerPhases.includes(phase));
  return {
    standing: others.find((other) => other.open && other.pursuitType === pursuitType) ?? null,
    duplicateCheck: isCustomer ? 'existingCustomer' : 'clear',
    isContactForbidden: others.some(({ phase }) => phase === 'doNotContact'),
  };
}

/** The customer's number at the bank: of the record, or of the deal, which knows it first when the account is new. */
export function customerNumberOf({ customer, deal }: Pick<ProspectState, 'customer' | 'deal'>): string | null {
  return customer.coreBankCustomerNo ?? deal?.coreBankCustomerNo ?? null;
}
