import { useFeedback } from './feedback.tsx';
import { ProblemText } from './problem-text.tsx';

/** Tells an error of something that has no place of its own on the page. */
export function useTellProblem(): (error: Error) => void {
  const { modal } = useFeedback();
  return (error) => void modal.error({ title: <ProblemText error={error} />, icon: null });
}
