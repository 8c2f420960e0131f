import type * as z from 'zod';
import { organisationView } from '../../contracts/organisation.ts';
import { prospectList } from '../../contracts/prospect-list.ts';
import { firstAdministratorId } from '../seed-data.ts';
import type { ApiClient } from './api-client.ts';
import { UsageError } from './options.ts';
import type { KnownProspect, Team } from './pursue.ts';

/** The member of staff whom every freshly seeded bank has: asked for the organisation. */
const firstStaffId = 's-0001';

type Member = z.output<typeof organisationView>['staff'][number];

async function membersWith(api: ApiClient, profile: Member['profiles'][number]): Promise<Member[]> {
  const { staff } = await api.get('/organisation', firstStaffId, organisationView);
  return staff.filter(({ active, profiles }) => active && profiles.includes(profile));
}

/** Somebody who reads prospects of the whole bank and can sign in with the password of the demonstration. */
export async function findReader(api: ApiClient): Promise<string> {
  const admins = await membersWith(api, 'admin');
  return admins.find(({ staffId }) => staffId !== firstAdministratorId)?.staffId ?? firstStaffId;
}

/** Somebody who reads complaints of the whole bank, with what was said in them.   @throws UsageError when there is nobody */
export async function findComplaintReader(api: ApiClient): Promise<string> {
  const [officer] = await membersWith(api, 'complaintOfficer');
  if (officer === undefined) throw new UsageError('The bank has no complaint officer: seed it with npm run seed.');
  return officer.staffId;
}

/** Who can act: managers in order of their ids, with a back office for each. */
export async function findTeams(api: ApiClient): Promise<readonly Team[]> {
  const backOffices = await membersWith(api, 'backOffice');
  const managers = (await membersWith(api, 'customerManager')).toSorted((a, b) => (a.staffId < b.staffId ? -1 : 1));
  const [anyBackOffice] = backOffices;
  if (anyBackOffice === undefined || managers.length === 0)
    throw new UsageError('The bank has no customer manager or no back office: seed it with npm run seed.');
  return managers.map(({ staffId, branchId }) => ({
    ownerId: staffId,
    backOfficeId: (backOffices.find((member) => member.branchId === branchId) ?? anyBackOffice).staffId,
  }));
}

export interface ListedProspect extends KnownProspect {
  readonly phase: string;
}

/** Every prospect of a campaign by the name of its customer. */
export async function findCampaign(
  api: ApiClient,
  run: string,
  staffId: string,
): Promise<ReadonlyMap<string, ListedProspect>> {
  const found = new Map<string, ListedProspect>();
  const query = new URLSearchParams({ campaignId: run, sort: 'createdAt', limit: '200' });
  for (;;) {
    const { items, nextCursor } = await api.get(`/prospects?${query.toString()}`, staffId, prospectList);
    for (const { customerName, prospectId, createdAt, ownerId, phase } of items) {
      found.set(customerName, { prospectId, createdAtMs: Date.parse(createdAt), ownerId: ownerId ?? '', phase });
    }
    if (nextCursor === null) return found;
    query.set('cursor', nextCursor);
  }
}
