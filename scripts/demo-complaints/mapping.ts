import type { ComplaintCategory, ComplaintChannel, Finding, RootCauseClass } from '../../domain/complaint/catalogue.ts';
import type { DecisionInput } from '../../domain/complaint/deciding.ts';
import type { ComplaintRow } from './complaint-row.ts';

/** Issues of the file by what they are about; what is not listed is `other`. */
const issuesOf: Readonly<Partial<Record<ComplaintCategory, readonly string[]>>> = {
  fraudSecurity: ['Identity theft / Fraud / Embezzlement', 'Fraud or scam'],
  privacy: ['Improper contact or sharing of info', 'Improper use of my credit report'],
  error: [
    'Incorrect information on credit report',
    "Cont'd attempts collect debt not owed",
    'Billing disputes',
    'Billing statement',
    'Transaction issue',
    'Other transaction issues',
    'Wrong amount charged or received',
    'Making/receiving payments, sending money',
  ],
  misleadingSale: ['False statements or representation', 'Incorrect/missing disclosures or info'],
  fee: ['Late fee', 'APR or interest rate', 'Settlement process and costs', 'Balance transfer'],
  serviceAttitude: ['Customer service / Customer relations'],
  staff: ['Communication tactics', 'Taking/threatening an illegal action'],
  waitingTime: ['Application processing delay', 'Money was not available when promised'],
  productPerformance: [
    'Rewards',
    'Credit card protection / Debt protection',
    'Credit monitoring or identity protection',
    'Using a debit or ATM card',
  ],
  procedure: [
    'Loan modification,collection,foreclosure',
    'Loan servicing, payments, escrow account',
    'Account opening, closing, or management',
    'Deposits and withdrawals',
    'Application, originator, mortgage broker',
    'Repaying your loan',
    'Disclosure verification of debt',
    "Credit reporting company's investigation",
    'Managing the loan or lease',
    'Closing/Cancelling account',
    'Unable to get credit report/credit score',
    'Credit decision / Underwriting',
    'Credit determination',
    'Credit line increase/decrease',
    'Account terms and changes',
    'Taking out the loan or lease',
    'Forbearance / Workout plans',
  ],
};

const categoryByIssue = new Map(
  Object.entries(issuesOf).flatMap(([category, issues]) =>
    issues.map((issue) => [issue, category as ComplaintCategory] as const),
  ),
);

export function categoryOf({ issue }: Pick<ComplaintRow, 'issue'>): ComplaintCategory {
  return categoryByIssue.get(issue) ?? 'other';
}

/** A referral comes from another authority. */
const channelOf = {
  Web: 'web',
  Email: 'web',
  'Postal mail': 'letter',
  Fax: 'letter',
  Phone: 'phone',
  Referral: 'regulator',
} as const satisfies Record<ComplaintRow['submitted_via'], ComplaintChannel>;

export function complaintChannelOf({ submitted_via: via }: Pick<ComplaintRow, 'submitted_via'>): ComplaintChannel {
  return channelOf[via];
}

interface Outcome {
  readonly finding: Finding;
  readonly rootCauseClass: RootCauseClass;
  readonly remedy: string;
}

/** What the company's response says of the finding. The file tells no root cause: whoever got money back is taken to have met
 *  a process that fails, whoever got something else a person's mistake. */
const outcomeOf: Readonly<Record<ComplaintRow['company_response_to_consumer'], Outcome>> = {
  'Closed with monetary relief': { finding: 'founded', rootCauseClass: 'process', remedy: 'money back' },
  'Closed with non-monetary relief': {
    finding: 'partlyFounded',
    rootCauseClass: 'people',
    remedy: 'put right without money',
  },
  'Closed with explanation': { finding: 'unfounded', rootCauseClass: 'unfounded', remedy: 'an explanation' },
  Closed: { finding: 'unfounded', rootCauseClass: 'unfounded', remedy: 'an answer' },
  'Untimely response': { finding: 'partlyFounded', rootCauseClass: 'process', remedy: 'an answer that came too late' },
};

/** Within the handler's own limit, the branch manager's, and above both. The file has no amounts: they follow the product, so
 *  that each level has something to approve. */
const amountFen = { handler: 30_000, level2: 200_000, level3: 2_000_000 } as const;

const amountOf: Readonly<Record<string, keyof typeof amountFen>> = {
  Mortgage: 'level3',
  'Credit card': 'level2',
  'Bank account or service': 'level2',
};

/** What the inquiry decides.   @returns with the compensation in fen, 0 without monetary relief */
export function decisionOf({
  company_response_to_consumer: response,
  product,
  issue,
}: Pick<ComplaintRow, 'company_response_to_consumer' | 'product' | 'issue'>): DecisionInput {
  const isPaid = response === 'Closed with monetary relief';
  return {
    ...outcomeOf[response],
    rootCause: issue,
    compensationFen: isPaid ? amountFen[amountOf[product] ?? 'handler'] : 0,
    actions: [],
  };
}

/** Days from the day sent until the answer. The file tells only on which side of the 15 days it was: the days on that side
 *  are dealt out by the complaint's number, the fifteenth and the sixteenth among them. */
export function answeredAfterDays({
  complaint_id: id,
  timely_response: timely,
}: Pick<ComplaintRow, 'complaint_id' | 'timely_response'>): number {
  return (timely === 'Yes' ? 1 : 16) + (id % 15);
}

/** Days from the answer until a customer who disputes it appeals; the time to appeal is 30 days. */
export function appealsAfterDays({ complaint_id: id }: Pick<ComplaintRow, 'complaint_id'>): number {
  return 1 + (id % 28);
}
