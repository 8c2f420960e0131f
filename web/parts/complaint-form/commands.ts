import type * as z from 'zod';
import { complaintPayloads } from '../../../contracts/complaint-commands.ts';
import { isOpen, type ComplaintStatus } from '../../../domain/complaint/catalogue.ts';
import { complaintCommands, type ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { fieldsOfSchema, type Field } from '../command-form/fields.ts';

/** What each form fills in; the same schemas that the API checks with. */
export const complaintContracts: Readonly<Record<ComplaintCommandName, z.ZodType>> = complaintPayloads;

const known = new Map<ComplaintCommandName, readonly Field[]>();

/** The fields of a command to a complaint, in the order of its contract. */
export function complaintFieldsOf(command: ComplaintCommandName): readonly Field[] {
  const found = known.get(command) ?? fieldsOfSchema(complaintContracts[command]);
  known.set(command, found);
  return found;
}

/** Whether a command has its place in a status; who may send it then, the API says. */
export function hasPlace(command: ComplaintCommandName, status: ComplaintStatus): boolean {
  const { statuses } = complaintCommands[command];
  return statuses === 'open' ? isOpen(status) : statuses.includes(status);
}
