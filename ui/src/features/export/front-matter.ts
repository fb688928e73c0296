/** Parts a Markdown file after its YAML front matter; `front` is empty where it has none. */
export function splitFrontMatter(markdown: string): { front: string; body: string } {
  const match = /^---\n[\s\S]*?\n---\n/.exec(markdown);
  const front = match?.[0] ?? '';
  return { front, body: markdown.slice(front.length) };
}
