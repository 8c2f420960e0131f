import * as z from 'zod';
import { staffProfiles } from '../domain/prospect/catalogue.ts';
import { localizedText } from './common.ts';

/** Who works where, and who heads what. */
export const organisationView = z
  .object({
    branches: z.array(z.object({ branchId: z.string(), name: localizedText, headId: z.string().nullable() })),
    teams: z.array(
      z.object({ teamId: z.string(), branchId: z.string(), name: localizedText, leadId: z.string().nullable() }),
    ),
    staff: z.array(
      z.object({
        staffId: z.string(),
        employeeNo: z.string(),
        name: localizedText,
        profiles: z.array(z.enum(staffProfiles)),
        branchId: z.string(),
        teamId: z.string().nullable(),
        active: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Organisation' });
