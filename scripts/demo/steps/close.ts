import type { Quadrant } from '../../../domain/prospect/catalogue.ts';
import type { ClientRow } from '../client-row.ts';
import { customerNo } from '../lead.ts';
import { balanceFen } from '../money.ts';
import { step, type Step } from '../step.ts';

/** Asked and answered with no: parked until the next campaign (P-40). */
export const declinedSteps: readonly Step[] = [
  step('advance', () => ({ to: 'closing' }), { key: 'advance-closing' }),
  step('recordClosingAttempt', () => ({
    signals: [],
    noSignalReason: 'the client listened and gave no sign',
    strategy: 'directAsk',
    result: 'declined',
    declined: { reason: 'badTiming', text: 'no deposit in this campaign', noChance: false },
  })),
];

/** From the question to the maintenance of a client who took the deposit. */
export const closingSteps: readonly Step[] = [
  step('advance', () => ({ to: 'closing' }), { key: 'advance-closing' }),
  step('recordClosingAttempt', () => ({ signals: ['asks about terms'], strategy: 'directAsk', result: 'accepted' })),
  step('completeDeal', ({ row, run, createdAtMs }) => ({
    items: [{ product: 'termDeposit', amountFen: balanceFen(row.balance), contractNo: `${customerNo(row, run)}-1` }],
    signedOn: new Date(createdAtMs).toISOString().slice(0, 10),
    coreBankCustomerNo: customerNo(row, run),
    identityChecked: true,
    suitabilityChecked: true,
    concessionsApproved: true,
    promises: [],
    otherBusinessIntroduced: 'online banking',
  })),
  step('createMaintenancePlan', ({ row, ownerId }) => ({
    quadrant: quadrantOf(row),
    goal: 'renew the deposit when its term ends',
    orientation: 'unknown',
    maintainingManagerId: ownerId,
  })),
  step('confirmBooking', ({ row }) => ({ bookedAmountFen: balanceFen(row.balance) }), { by: 'backOffice' }),
];

/** About a quarter of the clients have more than this. */
const highBalanceEur = 1_450;
/** Younger clients still build up savings. */
const oldestWithPotential = 45;

/** Assets by balance, potential by age. */
function quadrantOf({ balance, age }: ClientRow): Quadrant {
  const assets = balance >= highBalanceEur ? 'h' : 'l';
  const potential = age <= oldestWithPotential ? 'h' : 'l';
  return `${assets}${potential}`;
}
