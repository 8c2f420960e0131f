import { staffAdminList } from '../../../contracts/staff.ts';
import type { StaffMember } from '../../../models/organisation.ts';
import { defineRoute, ok } from '../../route.ts';
import { presentStaff } from './present.ts';

export const staffRoute = defineRoute({
  method: 'get',
  path: '/staff',
  operationId: 'listStaff',
  tag: 'administration',
  summary: 'Everybody, also who has left, with accounts, locks and open work',
  needs: 'configure',
  answers: { 200: { description: 'In order of employee numbers', schema: staffAdminList } },
  handle: async (_input, deps) => {
    const members = await deps.models.staff.find().sort({ employeeNo: 1 }).lean<StaffMember[]>();
    return ok({ staff: await presentStaff(deps, members) });
  },
});
