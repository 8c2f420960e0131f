import * as z from 'zod';
import { staffProfiles } from '../domain/prospect/catalogue.ts';
import { localizedText } from './common.ts';
import { branchView, teamView } from './staff.ts';

/** Who works where, and who heads what. */
export const organisationView = z
  .object({
    branches: z.array(branchView),
    teams: z.array(teamView),
    staff: z.array(
      z.object({
        staffId: z.string(),
        employeeNo: z.string(),
        name: localizedText,
        profiles: z.array(z.enum(staffProfiles)),
        branchId: z.string(),
        teamId: z.string().nullable(),
        active: z.boolean(),
        mayHandleComplaints: z
          .boolean()
          .meta({ description: 'Whether a case, or an improvement, may be given to them' }),
      }),
    ),
  })
  .meta({ id: 'Organisation' });
