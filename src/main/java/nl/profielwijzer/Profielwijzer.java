package nl.profielwijzer;

public final class Profielwijzer {
    private Profielwijzer() {}

    public static void main(String[] args) {
        System.out.println("x");
    }
}
