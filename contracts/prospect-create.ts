import * as z from 'zod';
import { customerTypes, findMethods, mediaSubSources, pursuitTypes } from '../domain/prospect/catalogue.ts';
import type { CreateProspect } from '../domain/prospect/create.ts';
import { fen, name, pastLocalDate, staffId, text, whenObject } from './common.ts';
import { phoneIn } from './phone.ts';

const customer = z.strictObject({
  name,
  customerType: z.enum(customerTypes),
  phone: phoneIn.nullable().default(null),
  email: z.email().max(200).nullable().default(null),
  address: text(300).nullable().default(null),
  committeeEstablished: z
    .boolean()
    .nullable()
    .default(null)
    .meta({ description: 'Communities: whether an owners’ committee exists' }),
  coreBankCustomerNo: text(40)
    .nullable()
    .default(null)
    .meta({ description: 'The bank’s own number of an existing customer' }),
});

const source = z
  .strictObject({
    findMethod: z.enum(findMethods),
    mediaSubSource: z.enum(mediaSubSources).nullable().default(null),
    publicationTitle: text(300).nullable().default(null),
    publishedOn: pastLocalDate.nullable().default(null),
    introducerName: name.nullable().default(null),
    campaignId: text(64).nullable().default(null),
    campaignScore: z.number().min(0).max(100).nullable().default(null),
    campaignExcluded: z.boolean().default(false),
  })
  .superRefine((given, context) => {
    const needed = requiredFor(given.findMethod).filter((field) => given[field] === null);
    for (const field of needed) {
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `is required when findMethod is ${given.findMethod}`,
      });
    }
  }, whenObject);

/** Fields that a way of finding customers must bring along.   @source Domain 3.4, `leadSources` */
export function requiredFor(
  findMethod: (typeof findMethods)[number],
): ('mediaSubSource' | 'publishedOn' | 'introducerName' | 'campaignId')[] {
  switch (findMethod) {
    case 'mediaData':
      return ['mediaSubSource', 'publishedOn'];
    case 'hound':
    case 'affinity':
    case 'relationship':
    case 'customerReferral':
      return ['introducerName'];
    case 'campaignList':
      return ['campaignId'];
    default:
      return [];
  }
}

/** Captures a lead (P-01): a name and at least one way to reach the customer. */
export const createProspectBody = z
  .strictObject({
    customer: customer.refine(({ phone, email, address }) => phone !== null || email !== null || address !== null, {
      path: ['phone'],
      message: 'at least one of phone, email and address is required',
      ...whenObject,
    }),
    pursuitType: z.enum(pursuitTypes),
    source,
    ownerId: staffId
      .nullable()
      .default(null)
      .meta({ description: 'Left out: the caller, when the caller may own prospects' }),
    expectedValueFen: fen.nullable().default(null),
    consent: z.enum(['given', 'lawfulContact', 'none']).meta({ description: 'How marketing contact is allowed' }),
    walkInLoan: z.boolean().default(false),
    note: text()
      .nullable()
      .default(null)
      .meta({ description: 'What else is known; kept as the reason of the first event' }),
  })
  .meta({ id: 'CreateProspect' });

export type CreateProspectBody = z.output<typeof createProspectBody>;

/** A lead as its workflow takes it.
 *  @param decided by the server: who owns it, and what is known of the customer
 *  @param utcOffsetMinutes of the branch's calendar */
export function createPayload(
  { source, consent, ...body }: CreateProspectBody,
  {
    isContactForbidden,
    ...decided
  }: Pick<CreateProspect, 'ownerId' | 'teamId' | 'branchId' | 'duplicateCheck'> & {
    readonly isContactForbidden: boolean;
  },
  utcOffsetMinutes: number,
): CreateProspect {
  const publishedAtMs =
    source.publishedOn === null ? null : Date.parse(`${source.publishedOn}T00:00:00Z`) - utcOffsetMinutes * 60_000;
  return { ...body, ...decided, consent: isContactForbidden ? 'none' : consent, source: { ...source, publishedAtMs } };
}

/** Takes up a lost or disqualified pursuit again (P-57). */
export const reopenBody = z
  .strictObject({
    expectedRevision: z.int().min(1),
    reason: text(),
    newFact: text().meta({ description: 'What is different now' }),
  })
  .meta({ id: 'ReopenProspect' });
