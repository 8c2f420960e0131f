import {
  closestCenter,
  KeyboardCode,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
  type CollisionDetection,
  type KeyboardCoordinateGetter,
  type SensorDescriptor,
  type SensorOptions,
} from '@dnd-kit/core';

/** The column under the pointer; with keys, where there is none, the nearest one. */
export const underPointer: CollisionDetection = (collision) => {
  const within = pointerWithin(collision);
  return within.length > 0 || collision.pointerCoordinates !== null ? within : closestCenter(collision);
};

/** With the left and right keys from column to column. */
const toNextColumn: KeyboardCoordinateGetter = (event, { context }) => {
  const direction = { [KeyboardCode.Right]: 1, [KeyboardCode.Left]: -1 }[event.code] ?? 0;
  const { collisionRect, droppableContainers, droppableRects } = context;
  if (direction === 0 || collisionRect === null) return undefined;
  event.preventDefault();
  const centre = collisionRect.left + collisionRect.width / 2;
  const columns = droppableContainers
    .getEnabled()
    .flatMap(({ id }) => droppableRects.get(id) ?? [])
    .map((rect) => ({ rect, distance: (rect.left + rect.width / 2 - centre) * direction }))
    .filter(({ distance }) => distance > rectTolerancePx)
    .toSorted((a, b) => a.distance - b.distance);
  const next = columns[0]?.rect;
  return next === undefined ? undefined : { x: next.left + (next.width - collisionRect.width) / 2, y: next.top + 60 };
};

const rectTolerancePx = 20;

/** A press opens a card: only what moves (mouse), stays (finger) or begins with Space (keys) is a drag. */
export function useBoardSensors(): SensorDescriptor<SensorOptions>[] {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: toNextColumn,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  );
}
