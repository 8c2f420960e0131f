import { mongo, Schema, type Connection, type Model } from 'mongoose';
import type { ComplaintCategory } from '../domain/complaint/catalogue.ts';
import type { BranchId, ComplaintId } from '../domain/ids.ts';

/** The newest cluster of a category in a branch. One document each, so that of many who find the same cluster one makes its
 *  systemic case. */
export interface ComplaintCluster {
  /** `clusterKey` of branch and category. */
  readonly _id: string;
  /** Counts the clusters of this category in this branch. */
  readonly number: number;
  /** Its systemic case, which may be about to be registered. */
  readonly parentId: ComplaintId;
  /** When its first case was received, UTC ms. */
  readonly fromMs: number;
}

const schema = new Schema<ComplaintCluster>(
  {
    _id: { type: String, required: true },
    number: { type: Number, required: true },
    parentId: { type: String, required: true },
    fromMs: { type: Number, required: true },
  },
  { collection: 'complaintClusters', versionKey: false },
);

export type ComplaintClusterModel = Model<ComplaintCluster>;

export function createComplaintClusterModel(connection: Connection): ComplaintClusterModel {
  return connection.model<ComplaintCluster>('ComplaintCluster', schema);
}

export function clusterKey(branchId: BranchId, category: ComplaintCategory): string {
  return `${branchId}\n${category}`;
}

const duplicateKey = 11_000;

/** Writes down a new cluster in place of the one before, unless somebody else was first: whoever reads it afterwards finds
 *  one and the same. */
export async function claimCluster(clusters: ComplaintClusterModel, cluster: ComplaintCluster): Promise<void> {
  const { _id, number, parentId, fromMs } = cluster;
  if (number > 1) {
    await clusters.updateOne({ _id, number: number - 1 }, { $set: { number, parentId, fromMs } });
    return;
  }
  try {
    await clusters.create(cluster);
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === duplicateKey)) throw error;
  }
}
