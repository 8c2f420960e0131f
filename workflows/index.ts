export { importWorkflow } from './import/workflow.ts';
export { prospectWorkflow } from './prospect/workflow.ts';
