export { prospectWorkflow } from './prospect/workflow.ts';
