import * as z from 'zod';
import { leadFields } from '../domain/import/lead-field.ts';
import { mappingProblemCodes } from '../domain/import/mapping.ts';
import { rowProblemCodes } from '../domain/import/problem.ts';
import { importStatuses, rowStatuses } from '../domain/import/tally.ts';
import { valueUnits } from '../domain/import/values.ts';
import { customerTypes, findMethods, mediaSubSources, pursuitTypes } from '../domain/prospect/catalogue.ts';
import {
  cursor,
  idOf,
  instantOut,
  localDate,
  localizedText,
  name,
  pageLimit,
  pageOf,
  staffId,
  text,
} from './common.ts';

/** What a file may have at most. */
export const importLimits = { bytes: 20 * 1024 * 1024, rows: 100_000, columns: 100, cellLength: 5_000 } as const;

export const importId = idOf('import').meta({ id: 'ImportId', example: '8f14e45fceea167a5a36dedd4b' });

export const importUploadQuery = z.strictObject({
  fileName: text(200).meta({ description: 'What the file is called', example: 'leads.csv' }),
});

const importOwner = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('one'), staffId }),
    z.strictObject({ kind: z.literal('allocator') }),
    z.strictObject({ kind: z.literal('column') }),
  ])
  .meta({ description: 'one: everything is of this person; allocator: given away later; column: whom ownerNo names' });

/** How the rows of a file become leads. */
export const importMapping = z
  .strictObject({
    columns: z
      .array(z.enum(leadFields).nullable())
      .max(importLimits.columns)
      .meta({ description: 'What each column holds, in the order of the file; null: left out' }),
    defaults: z
      .strictObject({
        customerType: z.enum(customerTypes),
        pursuitType: z.enum(pursuitTypes),
        findMethod: z.enum(findMethods),
        mediaSubSource: z.enum(mediaSubSources).nullable().default(null),
        publicationTitle: text(300).nullable().default(null),
        publishedOn: localDate.nullable().default(null),
        introducerName: name.nullable().default(null),
        campaignId: text(64).nullable().default(null),
        consent: z.enum(['given', 'lawfulContact', 'none']),
      })
      .meta({ description: 'What a row has where its own cell is empty or missing' }),
    valueUnit: z.enum(valueUnits),
    owner: importOwner,
  })
  .meta({ id: 'ImportMapping' });

const counts = z.object(
  Object.fromEntries(rowStatuses.map((status) => [status, z.int()])) as Record<(typeof rowStatuses)[number], z.ZodInt>,
);

/** An import as a list shows it. */
export const importListItem = z
  .object({
    importId: z.string(),
    fileName: z.string(),
    rowCount: z.int(),
    status: z.enum(importStatuses),
    uploadedBy: z.string(),
    uploadedAt: instantOut,
    startedAt: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    counts,
  })
  .meta({ id: 'ImportListItem' });

export const importListQuery = z.strictObject({ limit: pageLimit(20, 100), cursor: cursor.optional() });
export const importList = pageOf(importListItem).meta({ id: 'ImportList' });

const rowProblem = {
  code: z.enum(rowProblemCodes),
  field: z.enum(leadFields).nullable(),
  column: z.int().nullable().meta({ description: 'From 0; null when no column of the file brings the field' }),
  text: localizedText,
};

/** An import with its file, its mapping and what is wrong with its rows. */
export const importView = importListItem
  .extend({
    encoding: z.string().meta({ example: 'gb18030' }),
    delimiter: z.string(),
    columns: z.array(
      z.object({
        header: z.string(),
        samples: z.array(z.string()).meta({ description: 'From the first rows; masked for whoever did not upload it' }),
      }),
    ),
    mapping: importMapping,
    mappingProblems: z.array(
      z.object({ code: z.enum(mappingProblemCodes), field: z.enum(leadFields).nullable(), text: localizedText }),
    ),
    problems: z
      .array(z.object({ ...rowProblem, count: z.int() }))
      .meta({ description: 'What is wrong with the rows that are refused, the most frequent first' }),
    isMine: z.boolean().meta({ description: 'Only the uploader maps columns and mends rows' }),
    sameFile: z
      .object({ importId: z.string(), uploadedAt: instantOut, uploadedBy: z.string(), created: z.int() })
      .nullable()
      .meta({ description: 'The last other upload of the same file in the branch' }),
  })
  .meta({ id: 'Import' });

export const importRowsQuery = z.strictObject({
  status: z.enum(rowStatuses).optional(),
  limit: pageLimit(50, 200),
  cursor: cursor.optional(),
});

export const importRowView = z
  .object({
    rowNo: z.int().meta({ description: 'From 1, the header not counted' }),
    cells: z.array(z.string()),
    status: z.enum(rowStatuses),
    problems: z.array(z.object(rowProblem)),
    prospectId: z
      .string()
      .nullable()
      .meta({ description: 'What was created, or the pursuit that stands in the way when the caller may read it' }),
    pursuedBy: z
      .string()
      .nullable()
      .meta({ description: 'Owner of the pursuit that stands in the way; null for who may not read it' }),
  })
  .meta({ id: 'ImportRow' });

export const importRows = pageOf(importRowView).meta({ id: 'ImportRows' });

export const importRowParams = z.object({ importId, rowNo: z.coerce.number().int().min(1).max(importLimits.rows) });

/** A row as it should have been. */
export const importRowBody = z
  .strictObject({ cells: z.array(z.string().max(importLimits.cellLength)).max(importLimits.columns) })
  .meta({ id: 'MendImportRow' });

export const importCommandBody = z.strictObject({}).meta({ id: 'ImportCommand' });

/** Pursuits of a customer whom somebody is about to capture. */
export const duplicatesBody = z
  .strictObject({
    phone: z.string().max(40).optional(),
    coreBankCustomerNo: text(40).optional(),
  })
  .refine(({ phone, coreBankCustomerNo }) => phone !== undefined || coreBankCustomerNo !== undefined, {
    message: 'phone or coreBankCustomerNo is required',
  })
  .meta({ id: 'DuplicatesQuestion' });

export const duplicatesView = z
  .object({
    open: z.array(
      z.object({
        pursuitType: z.enum(pursuitTypes),
        ownerId: z
          .string()
          .nullable()
          .meta({ description: 'Null without an owner, or when the caller may not read it' }),
        branchId: z.string().meta({ description: 'Where to ask' }),
        prospectId: z.string().nullable().meta({ description: 'Null when the caller may not read it' }),
      }),
    ),
    isCustomer: z.boolean().meta({ description: 'The customer does business with the bank already' }),
    isContactForbidden: z.boolean().meta({ description: 'The customer forbade contact in an earlier pursuit' }),
  })
  .meta({ id: 'Duplicates' });
