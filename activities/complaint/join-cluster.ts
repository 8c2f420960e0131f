import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import {
  bankClusterRule,
  clusterAround,
  complainantKeys,
  type ClusterRule,
  type Received,
} from '../../domain/complaint/cluster.ts';
import { isOpen, systemActorId } from '../../domain/complaint/catalogue.ts';
import type { Cluster, ComplaintState } from '../../domain/complaint/state.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import { dayMs } from '../../domain/wait.ts';
import { createCalendarReader } from '../../models/business-calendar.ts';
import { claimCluster, clusterKey, type ComplaintCluster } from '../../models/complaint-cluster.ts';
import { systemicIdFor } from '../../models/complaint-id.ts';
import { casesNear, openCasesSince } from '../../models/complaints-near.ts';
import type { Models } from '../../models/connect.ts';
import { complaintSignals, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { beginCase } from './begin-case.ts';
import type { ComplaintProjection } from './documents.ts';

export interface ClusterDeps {
  readonly models: Pick<Models, 'calendars' | 'complaintRules' | 'complaints' | 'complaintClusters'>;
  readonly temporal: Client;
  /** Queue that complaints' workflows run on. */
  readonly complaintQueue: string;
  /** The bank's when left out. */
  readonly clusterRule?: ClusterRule | undefined;
}

/** Signals that go out at the same time. */
const signalsAtOnce = 10;

/** Finds the cluster of a case whose category has become known or another (C-25), opens the systemic case for it and links
 *  every open case. Called when the case's snapshot is written and before the projection is acknowledged: of cases that come
 *  at the same instant the one written last sees them all, and a crash anywhere has it done again.
 *
 *  One document a branch and category says which systemic case is the present one (`ComplaintCluster`); it is replaced only
 *  by whoever read it, and the id of the systemic case follows from it. So however many find the cluster at once, and
 *  however often, there is one. While it is open, later cases join it without being counted. */
export function createClusterFinder(deps: ClusterDeps): (projection: ComplaintProjection) => Promise<void> {
  const readCalendarOf = createCalendarReader(deps.models.calendars);
  return async ({ snapshot, events }) => {
    const mayJoin = isOpen(snapshot.status) && snapshot.parentId === null && snapshot.channel !== 'cluster';
    if (!mayJoin || events.every(({ changes }) => changes.category === undefined)) return;
    const cluster = await clusterOf(deps, snapshot);
    if (cluster === null) return;
    await openSystemicCase(deps, readCalendarOf, { cluster, snapshot });
    await linkCases(deps, cluster, snapshot);
  };
}

/** The cluster that a case belongs to: the present one while its systemic case is open, else a new one.   @returns null: none */
async function clusterOf(
  { models, clusterRule = bankClusterRule }: ClusterDeps,
  { complaintId, branchId, category, receivedAtMs, customer, prospectId }: ComplaintState,
): Promise<ComplaintCluster | null> {
  const _id = clusterKey(branchId, category);
  for (;;) {
    const present = await models.complaintClusters.findById(_id).lean<ComplaintCluster>();
    if (present !== null && (await isUnderWay(models, present)))
      return receivedAtMs > present.fromMs - clusterRule.withinMs ? present : null;
    const near = await casesNear(models.complaints, {
      branchId,
      category,
      receivedAtMs,
      withinMs: clusterRule.withinMs,
    });
    const complainant = complainantKeys({ phone: null, coreBankCustomerNo: null, ...customer, prospectId });
    const itself: Received = { complaintId, receivedAtMs, complainant };
    const [first] = clusterAround(
      [...near.filter((other) => other.complaintId !== complaintId), itself],
      itself,
      clusterRule,
    );
    if (first === undefined) return null;
    const number = (present?.number ?? 0) + 1;
    const parentId = systemicIdFor({ branchId, category, number });
    await claimCluster(models.complaintClusters, { _id, number, parentId, fromMs: first.receivedAtMs });
  }
}

/** A systemic case that is not written yet is about to be registered. */
async function isUnderWay(
  { complaints }: Pick<Models, 'complaints'>,
  { parentId }: ComplaintCluster,
): Promise<boolean> {
  const parent = await complaints.findById(parentId, { open: 1 }).lean<{ open: boolean }>();
  return parent?.open ?? true;
}

interface Found {
  readonly cluster: ComplaintCluster;
  /** The case that made it one, or joins it. */
  readonly snapshot: ComplaintState;
}

async function openSystemicCase(
  deps: ClusterDeps,
  readCalendarOf: ReturnType<typeof createCalendarReader>,
  { cluster: { parentId, fromMs }, snapshot }: Found,
): Promise<void> {
  const { models, clusterRule = bankClusterRule } = deps;
  if ((await models.complaints.exists({ _id: parentId })) !== null) return;
  const { branchId, category } = snapshot;
  await beginCase(deps, readCalendarOf, {
    complaintId: parentId,
    source: 'cluster',
    branchId,
    customer: null,
    prospectId: null,
    channel: 'cluster',
    receivedAtMs: Date.now(),
    category,
    // nobody wrote it: pages make its text of `cluster` (`systemicText`)
    description: '',
    customerDemand: '',
    contact: '',
    cluster: await clusterAtOpening(models, fromMs, { snapshot, clusterRule }),
    actor: { staffId: systemActorId, teamId: null },
  });
}

/** How many cases came together, whoever complained. Those received since the first of them and the case at hand count. */
async function clusterAtOpening(
  { complaints }: Pick<Models, 'complaints'>,
  fromMs: number,
  { snapshot, clusterRule: { withinMs } }: { readonly snapshot: ComplaintState; readonly clusterRule: ClusterRule },
): Promise<Cluster> {
  const { complaintId, receivedAtMs } = snapshot;
  const near = await casesNear(complaints, { ...snapshot, withinMs });
  const others = near.filter((other) => other.complaintId !== complaintId && other.receivedAtMs >= fromMs);
  const lastMs = Math.max(receivedAtMs, ...others.map((other) => other.receivedAtMs));
  const days = Math.max(withinMs, lastMs - fromMs) / dayMs;
  return { count: others.length + 1, days: Math.ceil(days) };
}

/** Tells every open case that has no parent yet; one that has been told already takes no notice. */
async function linkCases(
  { models, temporal }: ClusterDeps,
  { parentId, fromMs }: ComplaintCluster,
  { complaintId, branchId, category }: ComplaintState,
): Promise<void> {
  const others = await openCasesSince(models.complaints, { branchId, category, fromMs });
  const ids = [...new Set([complaintId, ...others])];
  for (let from = 0; from < ids.length; from += signalsAtOnce)
    await Promise.all(ids.slice(from, from + signalsAtOnce).map((id) => link(temporal, id, parentId)));
}

/** A case that is over needs no parent. */
async function link(temporal: Client, complaintId: ComplaintId, parentId: ComplaintId): Promise<void> {
  try {
    const handle = temporal.workflow.getHandle(complaintWorkflowId(complaintId));
    await handle.signal(complaintSignals.clusterDetected, { parentId, workflowId: complaintWorkflowId(parentId) });
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
