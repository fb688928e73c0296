//! Hands Tauri its configuration and the built window.

fn main() {
    // tauri-build does not watch the built window.
    println!("cargo:rerun-if-changed=ui/dist");
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new()) {
        println!("cargo:error={error:#}");
        std::process::exit(1);
    }
}
