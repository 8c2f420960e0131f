import { Schema, type Connection, type Model } from 'mongoose';
import type { DefinitionData } from '../domain/process/published.ts';

/** A published version of the process as people read it, kept for as long as prospects or statistics refer to it. */
export interface StoredProcessDefinition {
  /** The version. */
  readonly _id: string;
  readonly definition: DefinitionData;
  readonly publishedAt: Date;
}

const schema = new Schema<StoredProcessDefinition>(
  {
    _id: { type: String, required: true },
    definition: { type: Schema.Types.Mixed, required: true },
    publishedAt: { type: Date, required: true },
  },
  { collection: 'processDefinitions', versionKey: false, minimize: false },
);

export type ProcessDefinitionModel = Model<StoredProcessDefinition>;

export function createProcessDefinitionModel(connection: Connection): ProcessDefinitionModel {
  return connection.model<StoredProcessDefinition>('ProcessDefinition', schema);
}

/** A stored version; null when it was never published. */
export async function findProcessDefinition(
  definitions: ProcessDefinitionModel,
  version: string,
): Promise<StoredProcessDefinition | null> {
  return definitions.findById(version).lean<StoredProcessDefinition>();
}
