import type { DataSource } from 'typeorm';
import { ItemStatus } from '../roadmap/item.enums.ts';
import { Calendar } from './calendar.ts';
import { playCapacity } from './capacity.ts';
import { Cast } from './cast.ts';
import { type Doors, openDoors } from './doors.ts';
import { playFeedback } from './feedback.ts';
import { type Plot, plots } from './items.ts';
import { type Dates, Lives } from './lives.ts';
import { amendNorthStar, playMeasures } from './measures.ts';
import { playNoes } from './noes.ts';
import { playObjectives } from './objectives.ts';
import { playPast } from './past.ts';
import { Stage } from './stage.ts';
import { playStory } from './story.ts';
import { playSurroundings } from './surroundings.ts';
import { playVocabulary } from './vocabulary.ts';
import { playWorries } from './worries.ts';

const firstDay = 400;

/** What the demo is written with. */
export interface DemoParts {
  /** Today: all dates lie around it. */
  now: Date;
  /** The password of all its people. */
  password: string;
  /** Where messages of its webhooks go; without it there are none. */
  receiver?: string;
}

/** A demo that is ready to be played. */
export interface Demo {
  /** Plays it on an empty database, and gives the ways in. */
  play(dataSource: DataSource): Promise<Doors>;
}

/**
 * Writes down a year of an organisation that does not exist: day by day, what its people do through the services and
 * imports that everybody uses. It is the same each time, but for ids and for dates, which lie around today.
 */
export function writeDemo({ now, password, receiver }: DemoParts): Demo {
  const stage = new Stage(new Calendar(now));
  const cast = new Cast();
  const lives = new Lives(stage, cast);
  const all = plots();
  cast.enter(stage, firstDay, password);
  playMeasures(stage, cast, firstDay);
  playFeedback(stage, cast, firstDay - 2);
  playObjectives(stage, cast, firstDay - 30);
  playPast(stage, cast, withStatus(all, ItemStatus.DONE));
  for (const [index, plot] of all.entries()) {
    const dates = datesOf(plot.status, index);
    if (dates) lives.play(plot, index, dates);
  }
  playNoes(stage, cast, lives, all);
  playCapacity(stage, cast, lives, all);
  playStory(stage, cast, lives, all);
  playWorries(stage, cast, lives);
  playVocabulary(stage, cast, firstDay - 1);
  amendNorthStar(stage, cast, 5);
  playSurroundings(stage, cast, receiver);
  const play = async (dataSource: DataSource) => {
    await stage.play(dataSource);
    const doors = await openDoors(dataSource, cast);
    await dataSource.query('analyze');
    return doors;
  };
  return { play };
}

function withStatus(all: readonly Plot[], status: ItemStatus): Plot[] {
  return all.filter((plot) => plot.status === status);
}

/** When an item came where it stands: on a day of one of the weeks before. */
function datesOf(status: ItemStatus, index: number): Dates | null {
  const weeks = (from: number, to: number) => 7 * (from + ((index * 5) % (to - from + 1)));
  if (status === ItemStatus.PROPOSED) return { created: weeks(1, 26) + 3 };
  if (status === ItemStatus.DISCOVERY) return discovered(weeks(2, 8) + 1, weeks(6, 20));
  if (status === ItemStatus.PAUSED) return discovered(weeks(14, 20) + 1, 60);
  if (status === ItemStatus.COMMITTED) return promised(weeks(2, 8) + 2);
  if (status === ItemStatus.IN_PROGRESS) {
    const started = weeks(4, 11) + 1;
    return { ...promised(started + 14 + 7 * (index % 3)), started };
  }
  if (status === ItemStatus.RELEASED) {
    const released = weeks(1, 8) + 2;
    const started = released + 70;
    return { ...promised(started + 14), started, released };
  }
  return null;
}

function discovered(discovery: number, before: number): Dates {
  return { discovery, created: discovery + before };
}

function promised(committed: number): Dates {
  return { committed, ...discovered(committed + 42, 49) };
}
