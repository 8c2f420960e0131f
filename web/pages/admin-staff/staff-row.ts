import type { OperationAnswer } from '../../client/operation-types.ts';

/** A member of staff as the table shows one. */
export type StaffRow = OperationAnswer<'listStaff'>['staff'][number];
