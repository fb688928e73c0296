import type { ArticleRow, CollectionView, Shelf, ShelfCounts } from '$backend';

/** What the list shows: a shelf, a collection or the articles with a tag. */
export type Place =
  | { kind: 'shelf'; shelf: Shelf }
  | { kind: 'collection'; id: string }
  | { kind: 'tag'; name: string };

export const shelves: readonly { shelf: keyof ShelfCounts; name: string }[] = [
  { shelf: 'inbox', name: 'Inbox' },
  { shelf: 'later', name: 'Later' },
  { shelf: 'archive', name: 'Archive' },
  { shelf: 'starred', name: 'Starred' },
  { shelf: 'trash', name: 'Trash' },
];
export const shelfName = (shelf: Shelf): string =>
  shelves.find((one) => one.shelf === shelf)?.name ?? 'All articles';

export const onShelf = (shelf: Shelf): Place => ({ kind: 'shelf', shelf });

export const samePlace = (one: Place, other: Place): boolean => written(one) === written(other);

/** A place's name as a heading; a collection that is gone has none. */
export function placeName(place: Place, collections: readonly CollectionView[]): string {
  if (place.kind === 'shelf') return shelfName(place.shelf);
  if (place.kind === 'tag') return `#${place.name}`;
  return collections.find((one) => one.id === place.id)?.name ?? 'Collection';
}

/** Whether an article belongs where the list is. */
export function stays(row: ArticleRow, place: Place): boolean {
  if (place.kind === 'shelf' && place.shelf !== 'starred' && place.shelf !== 'all') {
    return row.state === place.shelf;
  }
  if (row.state === 'trash') return false;
  if (place.kind === 'collection') return row.collections.includes(place.id);
  if (place.kind === 'tag') return row.tags.includes(place.name);
  return place.shelf === 'all' || row.starred;
}

/** A place as it is remembered. */
export function written(place: Place): string {
  if (place.kind === 'shelf') return `shelf:${place.shelf}`;
  return place.kind === 'tag' ? `tag:${place.name}` : `collection:${place.id}`;
}

/** The remembered place; the inbox where it means nothing. */
export function readPlace(text: string | null): Place {
  const [, kind, name = ''] = /^(shelf|tag|collection):(.+)$/s.exec(text ?? '') ?? [];
  if (kind === 'tag') return { kind, name };
  if (kind === 'collection') return { kind, id: name };
  return onShelf(shelves.find((one) => one.shelf === name)?.shelf ?? 'inbox');
}
