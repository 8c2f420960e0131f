import * as z from 'zod';
import { customerTypes, findMethods, mediaSubSources } from '../domain/prospect/catalogue.ts';
import type { ProspectState } from '../domain/prospect/state.ts';
import { instantOut, localDate } from './common.ts';
import type { Presented } from './instants.ts';

const maybe = z.string().nullable();

/** Who the customer is. Personal data inside. */
export const customer = z
  .object({
    name: z.string(),
    customerType: z.enum(customerTypes),
    phone: maybe,
    email: maybe,
    address: maybe,
    committeeEstablished: z.boolean().nullable(),
    coreBankCustomerNo: maybe,
  })
  .meta({ id: 'Customer' }) satisfies z.ZodType<Presented<ProspectState['customer']>>;

/** Where the lead came from. */
export const source = z
  .object({
    findMethod: z.enum(findMethods),
    mediaSubSource: z.enum(mediaSubSources).nullable(),
    publicationTitle: maybe,
    publishedOn: localDate.nullable(),
    introducerName: maybe,
    campaignId: maybe,
    campaignScore: z.number().nullable(),
    campaignExcluded: z.boolean(),
    capturedAt: instantOut,
    staleAt: instantOut,
    verifiedAt: instantOut.nullable(),
    verificationsMissed: z.int(),
  })
  .meta({ id: 'LeadSource' }) satisfies z.ZodType<Presented<ProspectState['source']>>;
