import { organisationView } from '../../contracts/organisation.ts';
import { findOrganisation } from '../../models/organisation.ts';
import { mayHandleComplaints } from '../permissions/complaint-conditions.ts';
import { defineRoute, ok } from '../route.ts';
import { presentBranch } from './branches.ts';
import { presentTeam } from './teams.ts';

export const organisationRoute = defineRoute({
  method: 'get',
  path: '/organisation',
  operationId: 'getOrganisation',
  tag: 'administration',
  summary: 'Branches, teams and staff',
  needs: 'signedIn',
  answers: { 200: { description: 'The whole bank', schema: organisationView } },
  handle: async (_input, { models }) => {
    const { branches, teams, staff } = await findOrganisation(models);
    return ok({
      branches: branches.map(presentBranch),
      teams: teams.map(presentTeam),
      staff: staff.map(({ _id, employeeNo, name, profiles, branchId, teamId, active }) => ({
        staffId: _id,
        employeeNo,
        name,
        profiles,
        branchId,
        teamId,
        active,
        mayHandleComplaints: mayHandleComplaints(profiles),
      })),
    });
  },
});
