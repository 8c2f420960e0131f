export { complaintWorkflow } from './complaint/workflow.ts';
export { correspondenceWorkflow } from './correspondence/workflow.ts';
export { importWorkflow } from './import/workflow.ts';
export { improvementWorkflow } from './improvement/workflow.ts';
export { prospectWorkflow } from './prospect/workflow.ts';
export { surveyWorkflow } from './survey/workflow.ts';
