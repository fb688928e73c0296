//! Passing through a tree of elements without recursion.

use dom_query::NodeRef;

/// What is done at each node of a tree.
pub(crate) trait Visitor {
    /// Called before the node's children; whether to visit them.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool;
    /// Called after the children of every node that was entered and not refused.
    fn leave(&mut self, node: &NodeRef<'_>);
}

/// Visits `root` and everything under it, in document order.
pub(crate) fn walk(root: NodeRef<'_>, visitor: &mut impl Visitor) {
    let mut node = root;
    loop {
        if visitor.enter(&node) {
            if let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            visitor.leave(&node);
        }
        loop {
            if node.id == root.id {
                return;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return };
            node = parent;
            visitor.leave(&node);
        }
    }
}

/// How deeply nodes nest under `root`.
pub(crate) fn depth(root: NodeRef<'_>) -> usize {
    let mut measure = Depth::default();
    walk(root, &mut measure);
    measure.deepest
}

#[derive(Default)]
struct Depth {
    now: usize,
    deepest: usize,
}

impl Visitor for Depth {
    fn enter(&mut self, _: &NodeRef<'_>) -> bool {
        self.now += 1;
        self.deepest = self.deepest.max(self.now);
        true
    }

    fn leave(&mut self, _: &NodeRef<'_>) {
        self.now -= 1;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    struct Names(String);

    impl Visitor for Names {
        fn enter(&mut self, node: &NodeRef<'_>) -> bool {
            self.0
                .push_str(&node.node_name().unwrap_or_else(|| node.text()));
            self.0.push('(');
            !node.has_name("i")
        }

        fn leave(&mut self, _: &NodeRef<'_>) {
            self.0.push(')');
        }
    }

    #[test]
    fn nodes_are_visited_in_order_and_refused_ones_are_passed_by() {
        let page = dom_query::Document::fragment("<div>a<p>b<i>c</i></p><p></p></div>d");
        let mut names = Names(String::new());
        walk(page.select_single("div").nodes()[0], &mut names);
        assert_eq!(names.0, "div(a()p(b()i()p())");
    }

    #[test]
    fn depth_counts_the_longest_path() {
        let page = dom_query::Document::fragment("<div><p>b<i>c</i></p></div>d");
        assert_eq!(depth(page.select_single("div").nodes()[0]), 4);
    }
}
