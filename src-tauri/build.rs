//! Hands Tauri its configuration and the built window.

fn main() {
    // tauri-build does not watch the built window.
    println!("cargo:rerun-if-changed=ui/dist");
    // The addresses to be set at start are a tenth of the program; in this form they are a hundredth.
    // It asks for glibc 2.36, that of Debian 12.
    let set = |name, wanted| std::env::var(name).is_ok_and(|value| value == wanted);
    if set("CARGO_CFG_TARGET_OS", "linux") && set("PROFILE", "release") {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new()) {
        println!("cargo:error={error:#}");
        std::process::exit(1);
    }
}
