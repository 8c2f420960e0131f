import type * as z from 'zod';
import type { createProspectBody } from '../../contracts/prospect-create.ts';
import type { ClientRow } from './client-row.ts';
import { balanceFen } from './money.ts';

/** What every score says about an earlier campaign: it is the only hint the file has before the first call. */
const scores: Record<ClientRow['poutcome'], number> = { success: 90, other: 60, unknown: 50, failure: 30 };

/** The number of a client, as people see it. */
function clientNo(row: ClientRow): string {
  return String(row.id).padStart(5, '0');
}

/** The file has no names: the number stands for one. */
export function customerName(row: ClientRow): string {
  return `客户 ${clientNo(row)}`;
}

/** The bank's own number of a client; another one in each run, because a customer is pursued only once at a time. */
export function customerNo(row: ClientRow, run: string): string {
  return `${run}-${clientNo(row)}`;
}

/** A client of the file as a lead of the campaign. The file has no names and no numbers to dial, and none are made up. */
export function leadOf(row: ClientRow, run: string): z.input<typeof createProspectBody> {
  return {
    customer: {
      name: customerName(row),
      customerType: 'individual',
      email: `client-${clientNo(row)}@${run}.example`,
      coreBankCustomerNo: customerNo(row, run),
    },
    pursuitType: 'crossSell',
    source: { findMethod: 'campaignList', campaignId: run, campaignScore: scores[row.poutcome] },
    expectedValueFen: balanceFen(row.balance),
    consent: 'lawfulContact',
  };
}
