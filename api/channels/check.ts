import type { ChannelSettings } from '../../contracts/channels.ts';
import type { Branch } from '../../models/organisation.ts';
import { Mistakes } from '../administration/staff/checks.ts';
import type { ApiDeps } from '../deps.ts';

/** The address may be written to, and the branches are there.
 *  @throws RequestFailure VALIDATION_FAILED with every mistake */
export async function checkChannel(
  { models, settings }: Pick<ApiDeps, 'models' | 'settings'>,
  { url, filter }: { readonly url: string | undefined; readonly filter: ChannelSettings['filter'] },
): Promise<void> {
  const mistakes = new Mistakes();
  const refused = url === undefined ? null : settings.channelTools.refuseAddress(url);
  if (refused !== null) mistakes.add('/url', mistakeOf[refused], `nothing may be sent to this address: ${refused}`);
  const known = await models.branches
    .find({ _id: { $in: filter.branchIds } }, { _id: 1 })
    .lean<Pick<Branch, '_id'>[]>();
  const unknown = filter.branchIds.filter((branchId) => known.every(({ _id }) => _id !== branchId));
  if (unknown.length > 0) mistakes.add('/filter/branchIds', 'noBranch', `there is no branch ${unknown.join(', ')}`);
  mistakes.refuse();
}

/** What is accepted depends on where Tuoke runs: the words say what is wrong here. */
const mistakeOf = {
  notAUrl: 'addressNotAUrl',
  notHttps: 'addressNotHttps',
  notHttp: 'addressNotHttp',
  credentials: 'addressCredentials',
  forbidden: 'addressForbidden',
} as const;
